"""A condition made of a Python flag that changes between calls and of an array."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "training": True}


def between(state, i):
    state["training"] = i not in (2, 5)


def step(state, i):
    if state["training"] and state["x"] < 2.0:
        state["x"] = state["x"] * 1.5
    elif state["x"] >= 4.0 or not state["training"]:
        state["x"] = state["x"] - 0.75
    return state["x"]
