"""A call with a missing argument: TypeError with CPython's own words."""
# expect: compiles<=3

import jax.numpy as jnp


def scale(x, *, by):
    return x * by


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    state["x"] = scale(state["x"], by=0.5)
    if i == 5:
        scale(state["x"])
    return state["x"]
