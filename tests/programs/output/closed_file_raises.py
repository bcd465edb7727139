"""The log is closed between two calls: printing into it raises ValueError until a new one is there."""
# expect: converted, compiles<=2, hits>=4

import io

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "log": io.StringIO(), "lines": 0}


def between(state, i):
    if i == 3:
        state["log"].close()
    elif i == 6:
        state["log"] = io.StringIO()


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    print("still to be seen", i)
    print("x", state["x"], file=state["log"])
    state["lines"] += 1
    return state["x"]
