"""A value written through one name inside a branch is read through another name directly after it."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    inner = {"x": jnp.array(1.0), "flags": [False]}
    return {"a": inner, "b": [inner]}


def step(state, i):
    if state["a"]["x"] > 2.0:
        state["b"][0]["x"] = state["a"]["x"] - 1.75
        state["a"]["flags"][0] = True
    else:
        state["a"]["flags"] = [False]
    y = state["a"]["x"] * 3.0
    state["b"][0]["x"] = y * 0.5
    return y, state["b"][0]["flags"][0]
