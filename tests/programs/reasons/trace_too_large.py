"""A loop of many thousands of array operations in one step."""
# expect: reason=trace-too-large
# calls: 2

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    x = state["x"]
    for factor in [1.00001] * 21_000:
        x = x * factor
    state["x"] = x
    return x
