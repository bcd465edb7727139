"""An exception is raised when an array becomes negative, on two of the calls: the user sees it as eager raises it."""
# expect: converted, compiles<=3, hits>=3

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(2.0)}


def step(state, i):
    state["x"] = state["x"] - 0.75
    if state["x"] < 0:
        state["x"] = state["x"] + 3.0
        raise ValueError("x has become negative")
    return state["x"]
