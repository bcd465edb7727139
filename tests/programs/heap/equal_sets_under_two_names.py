"""Two attributes that hold one set in some calls and two equal ones in others are given back as what they are."""
# expect: converted, compiles<=3, hits>=3

import jax.numpy as jnp


def setup():
    return {"seen": {1, 2}, "known": {1, 2}, "both": {1, 2}}


def between(state, i):
    state["left"] = state["both"] if i < 4 else state["seen"]
    state["right"] = state["both"] if i < 4 else state["known"]


def step(state, i):
    x = jnp.arange(3.0) * i
    if x[1] > 100:
        state["right"] = None
    return state["left"], state["right"], x
