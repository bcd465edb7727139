"""The step asks an array where it is."""
# expect: reason=device-placement

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5
    return state["x"].sharding.is_fully_replicated  # culprit
