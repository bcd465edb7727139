"""A Python float goes down by tenths on every pass of a loop on an array: 64-bit arithmetic of Python."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "budget": 1.0}


def step(state, i):
    x = state["x"]
    while x < 4.0:
        x = x * 1.5
        state["budget"] -= 0.1
    state["x"] = x - 2.5 if i % 2 else x * 0.25
    return state["budget"]
