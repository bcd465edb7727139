"""An int carry becomes a float on the first pass; there always is one, so the result is a float."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.int32(12)}


def between(state, i):
    state["x"] = jnp.int32([12, 100, 3, 5, 64, 7, 2, 33][i])


def step(state, i):
    x = state["x"]
    while x > 1:
        x = x / 2
    return x
