"""The record of a step holds the time at which it was made."""
# expect: reason=impure-call

import datetime

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5
    return datetime.datetime.now().year > 2000  # culprit
