"""A list is replaced on one side of a branch on an array, and popped behind it where it is long."""
# expect: converted, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(0.0), "l": [1, 2]}


def between(state, i):
    state["x"] = jnp.float32([1.0, 5.0, -1.0, 3.0, 7.0, 0.0, 4.5, 2.0][i])
    state["l"] = [1, 2, 3][: 2 + (i == 5)]


def step(state, i):
    if state["x"] > 2:
        state["l"] = [7, state["x"]]
    state["l"].append(i)
    if len(state["l"]) > 2:
        state["l"].pop(0)
    return len(state["l"]), state["x"] * 2
