"""warnings.warn in the step, on every call, with the user's line."""
# expect: compiles<=1

import warnings

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5
    warnings.warn("small", RuntimeWarning)
    return state["x"]
