"""On one side a Python division by zero, on another a missing key: Python's own errors, on some calls."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.int32(0), "table": {"a": 2.0}, "count": 0}


def between(state, i):
    state["x"] = jnp.int32([0, 0, 1, 0, 2, 0, 0, 1][i])


def step(state, i):
    if state["x"] == 1:
        share = 1.0 / state["count"]
    elif state["x"] == 2:
        share = state["table"]["b"]
    else:
        share = state["table"]["a"]
    return jnp.ones(2) * share
