"""A while on the value of an array: halved until it is small enough, 0 to 7 times."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.0)}


def between(state, i):
    state["x"] = jnp.float32([0.5, 3.0, 100.0, 1.0, 7.0, 20.0, 2.0, 50.0][i])


def step(state, i):
    x = state["x"]
    while x > 1.0:
        x = x / 2
    return x
