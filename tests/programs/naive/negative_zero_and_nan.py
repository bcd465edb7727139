"""Floats that compare in odd ways: -0.0 is equal to 0.0 and is not the same; nan is not equal to itself."""
# expect: compiles<=3

import jax.numpy as jnp

limits = [0.0, -0.0, float("nan"), float("nan"), 0.0, -0.0, float("inf"), 0.0]


def setup():
    return {"limit": 0.0, "x": jnp.ones(2)}


def between(state, i):
    state["limit"] = limits[i]


def step(state, i):
    return state["x"] / state["limit"], state["limit"]
