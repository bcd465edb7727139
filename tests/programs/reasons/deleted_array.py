"""An array that the user has deleted is still in a dict that the step reads."""
# expect: reason=deleted-array

import jax.numpy as jnp


def setup():
    old = jnp.array([1.0])
    old.delete()
    return {"x": jnp.array([2.0]), "old": old}


def step(state, i):
    state["x"] = state["x"] * 0.5
    return state["x"], state["old"] is None  # culprit
