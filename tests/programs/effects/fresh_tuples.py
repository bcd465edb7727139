"""Tuples of arrays, numbers and a nested tuple on both sides, taken apart after the join."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 3.0])}


def step(state, i):
    x = state["x"]
    if x[0] < 2.5:
        y, (low, high), scale = x + 1.0, (x[0], 2.0), 0.5
    else:
        y, (low, high), scale = x - 2.0, (x[1], 4.0), 0.25
    state["x"] = y * jnp.array([1.25, scale])
    return y, (low, high), scale
