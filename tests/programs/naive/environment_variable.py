"""A mode read from the environment on every call."""
# expect: compiles<=3

import os

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 4.0, 9.0])}


def between(state, i):
    os.environ["MODEL_MODE"] = "sqrt" if i < 4 else "square"


def step(state, i):
    if os.environ.get("MODEL_MODE") == "sqrt":
        return jnp.sqrt(state["x"])
    return state["x"] ** 2
