"""A Python int counts the passes of a while on an array condition, and is a Python int when it comes out."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    x, passes = state["x"], 0
    while x < 10.0:
        x = x * 1.75
        passes += 1
    state["x"] = x - 8.5
    return passes, x
