"""Each side appends something else: an array and a pair."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "log": []}


def step(state, i):
    if state["x"] > 2.0:
        state["log"].append(("down", state["x"]))
        state["x"] = state["x"] - 1.75
    else:
        state["log"].append(state["x"] * 10)
        state["x"] = state["x"] * 2.0
    return state["x"]
