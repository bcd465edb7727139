"""A step that raises on every call, after some work and one write."""
# expect: hits<=0

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    state["x"] = state["x"] + 1.0
    raise RuntimeError("no more")
