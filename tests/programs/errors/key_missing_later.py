"""A key disappears between calls, and the KeyError is the user's own."""
# expect: converted, compiles<=1, hits>=3

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0]), "bias": jnp.array([0.5])}


def between(state, i):
    if i == 6:
        del state["bias"]


def step(state, i):
    state["x"] = state["x"] * 0.9
    return state["x"] + state["bias"]
