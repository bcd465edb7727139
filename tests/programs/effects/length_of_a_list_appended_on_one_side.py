"""The length of a list that one side has made longer is used in the same step."""
# expect: converted, compiles<=3, hits>=3

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "kept": []}


def step(state, i):
    if state["x"] > 2.0:
        state["kept"].append(state["x"])
        state["x"] = state["x"] - 1.75
    count = len(state["kept"])
    state["x"] = state["x"] * 1.5 + count * 0.125
    return count
