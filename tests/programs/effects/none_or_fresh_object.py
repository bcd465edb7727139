"""None on one side and a fresh dictionary on the other, kept in the state until the next call reads it."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "alarm": None}


def step(state, i):
    if state["alarm"] is not None:
        state["x"] = state["x"] - state["alarm"]["excess"]
    state["x"] = state["x"] * 1.5
    if state["x"] > 3.0:
        state["alarm"] = {"excess": state["x"] - 1.0}
    else:
        state["alarm"] = None
    return state["x"]
