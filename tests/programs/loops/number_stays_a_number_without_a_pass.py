"""A carry starts as a Python float: with no pass it still is one, with some it is an array, and both are returned."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(3.0)}


def between(state, i):
    state["x"] = jnp.float32(i % 3)


def step(state, i):
    x, total = state["x"], 0.0
    while x > 0.5:
        total = total + x
        x = x - 1.0
    return total
