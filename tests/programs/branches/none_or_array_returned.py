"""None on one side and an array on the other."""
# expect: compiles<=4

import jax.numpy as jnp


def first_large(x):
    if x[0] > 2.0:
        return x[0]
    return None


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    found = first_large(state["x"])
    state["x"] = state["x"] * 1.5 % 4.0
    return found
