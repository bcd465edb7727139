"""random.random() chooses the scale of every call."""
# expect: converted, compiles<=2, hits>=5

import random

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    noise = random.random()
    state["x"] = state["x"] * 0.5 + noise
    return noise
