"""The side taken on one call of eight draws from Python's random module, which cannot be part of a program."""
# expect: converted, compiles<=3, hits>=3

import random

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    state["x"] = state["x"] * 1.5
    if state["x"] > 12.0:
        state["x"] = jnp.float32(random.random())
    return state["x"]
