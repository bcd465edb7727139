"""A Python number reaches zero: ZeroDivisionError for the number, inf for the array."""
# expect: converted, compiles<=3

import jax.numpy as jnp


def setup():
    return {"left": 4, "x": jnp.array([1.0])}


def step(state, i):
    share = state["x"] / state["left"]
    state["left"] -= 1
    return share, 12 / state["left"]
