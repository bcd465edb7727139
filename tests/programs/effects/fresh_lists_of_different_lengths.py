"""A list of one array on one side and of two on the other, and both are visible."""
# expect: converted, compiles<=1, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, -0.5])}


def step(state, i):
    a, b = state["x"]
    state["x"] = state["x"] * jnp.array([-1.5, 1.0])
    return [a, b] if a > b else [b]
