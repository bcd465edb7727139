"""The step reads what it has written: getvalue and tell of a buffer, right behind the print."""
# expect: reason=output

import io

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "log": io.StringIO(), "sizes": []}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    print("x", state["x"], file=state["log"])
    state["sizes"].append(state["log"].tell())  # culprit
    return state["log"].getvalue()
