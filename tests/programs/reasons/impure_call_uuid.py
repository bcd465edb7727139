"""Every call gets a name of its own."""
# expect: reason=impure-call

import uuid

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0]), "names": set()}


def step(state, i):
    state["x"] = state["x"] * 0.5
    name = str(uuid.uuid4())  # culprit
    return len(name)
