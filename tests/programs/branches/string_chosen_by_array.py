"""A string chosen by an array, kept in the state and used in a text."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "label": ""}


def step(state, i):
    state["label"] = "hot" if state["x"] > 2.0 else "cold"
    state["x"] = state["x"] * 1.5 if state["x"] < 2.0 else state["x"] - 1.5
    return state["label"], f"it is {state['label']}"
