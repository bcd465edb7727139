"""An int carry becomes a float on the first pass, and on some calls there is none: the dtype of the result differs."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.int32(12)}


def between(state, i):
    state["x"] = jnp.int32([12, 1, 3, 0, 64, 1, 2, 33][i])


def step(state, i):
    x = state["x"]
    while x > 1:
        x = x / 2
    return x
