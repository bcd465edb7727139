"""A step that raises whenever it is called."""
# expect: reason=exception-raised

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0]), "count": 0}


def step(state, i):
    state["count"] += 1
    state["x"] = state["x"] * 2
    raise ValueError("always")  # culprit
