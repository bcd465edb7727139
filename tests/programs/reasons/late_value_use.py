"""What the math module makes of a float that was read back from an array goes back into the computation."""
# expect: reason=late-value-use

import math

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 3.0])}


def step(state, i):
    scale = math.exp(float(jnp.max(state["x"])))
    state["x"] = state["x"] / scale + 1.0  # culprit
    return state["x"]
