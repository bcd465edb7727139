"""A step that calls itself through the module, at first without and later with a nested call."""
# expect: compiles<=3

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0]), "depth": 0}


def between(state, i):
    state["depth"] = i % 3


def step(state, i):
    state["x"] = state["x"] * 0.5 + 1.0
    if state["depth"]:
        state["depth"] -= 1
        return step(state, i) + 1
    return state["x"]
