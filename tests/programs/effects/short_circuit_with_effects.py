"""Operands of `and` and `or` have effects, which happen only for those that are reached."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "asked": []}


def is_above(state, limit):
    state["asked"].append(limit)
    return state["x"] > limit


def step(state, i):
    if is_above(state, 1.5) and is_above(state, 3.0):
        state["x"] = state["x"] * 0.25
    elif is_above(state, 2.0) or is_above(state, 1.0):
        state["x"] = state["x"] * 1.5
    else:
        state["x"] = state["x"] + 1.0
    return len(state["asked"])
