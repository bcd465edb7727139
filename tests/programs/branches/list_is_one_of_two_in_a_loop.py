"""A list that is replaced on one side of a branch is changed again and again: the work would double each time."""
# expect: reason=branch-merge

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([0.5, -0.25, 1.0]), "recent": []}


def step(state, i):
    x = state["x"] * 0.9
    if x[0] > x[1]:
        state["recent"] = [x]
    for j in range(10):
        state["recent"].append(j)
        if len(state["recent"]) > 3:
            state["recent"].pop(0)
    return x
