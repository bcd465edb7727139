"""float() of an array with two elements is a TypeError, caught by the step."""
# expect: compiles<=1

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = state["x"] * 2
    try:
        return float(state["x"])
    except TypeError as error:
        return type(error).__name__, state["x"]
