"""None on one side, and `is None` decides what happens after the branches have joined."""
# expect: converted, compiles<=3, hits>=3

import jax.numpy as jnp


def first_large(x):
    if x[0] > 2.0:
        return x[0]
    return None


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    found = first_large(state["x"])
    if found is None:
        state["x"] = state["x"] * 1.5
        found = -state["x"][1]
    else:
        state["x"] = state["x"] - 1.25
    return found
