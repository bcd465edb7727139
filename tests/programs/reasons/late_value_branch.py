"""A branch on what the math module makes of a float that was read back from an array."""
# expect: reason=late-value-branch

import math

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([2.0, 0.5])}


def step(state, i):
    perplexity = math.exp(float(jnp.mean(state["x"])))
    if perplexity > 3.0:  # culprit
        state["x"] = state["x"] * 0.5
    return state["x"] + 1.0
