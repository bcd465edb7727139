"""A carry starts as a Python float and is an array from the first pass on; there always is a pass."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(3.0)}


def between(state, i):
    state["x"] = jnp.float32([3.0, 1.5, 9.0, 2.0, 5.0, 1.25, 20.0, 4.0][i])


def step(state, i):
    x, total = state["x"], 0.0
    while x > 1.0:
        total = total + x
        x = x * 0.5
    return total
