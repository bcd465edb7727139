"""A value is appended to a list in the state only when it is large: the length depends on the arrays."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "peaks": []}


def step(state, i):
    if state["x"] > 2.0:
        state["peaks"].append(state["x"])
        state["x"] = state["x"] - 1.75
    state["x"] = state["x"] * 1.5
    return state["x"]
