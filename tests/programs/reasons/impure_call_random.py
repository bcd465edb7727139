"""random.random() chooses the scale of every call."""
# expect: reason=impure-call

import random

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    noise = random.random()  # culprit
    state["x"] = state["x"] * 0.5 + noise
    return noise
