"""A string chosen by an array is the key of a dictionary entry that is counted up."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "counts": {"hot": 0, "cold": 0}}


def step(state, i):
    label = "hot" if state["x"] > 2.0 else "cold"
    state["x"] = state["x"] * 1.5 if state["x"] < 2.0 else state["x"] - 1.5
    state["counts"][label] += 1
    return state["counts"][label]
