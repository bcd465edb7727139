"""float() of an array on one side only, kept in a history of Python floats."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "history": []}


def step(state, i):
    state["x"] = state["x"] * 1.5
    if state["x"] > 3.0:
        state["history"].append(float(state["x"]))
        state["x"] = state["x"] - 2.25
    return state["x"]
