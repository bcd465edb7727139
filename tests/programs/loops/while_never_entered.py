"""A while whose condition fails at once on most calls: the carries keep what they had, and are the same objects."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([0.5, 0.25])}


def step(state, i):
    x = state["x"]
    while jnp.max(x) > 2.0:
        x = x - 1.0
    state["x"] = x
    result = x * 1.0
    if i % 3 == 2:
        state["x"] = state["x"] + 2.75
    return result
