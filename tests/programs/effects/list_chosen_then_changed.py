"""A list is replaced on one side of a branch on an array, and changed under a second branch."""
# expect: converted, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32([1.0, 5.0, -1.0, 3.0, 7.0, 0.0, 4.5, 2.0][i])


def step(state, i):
    x = state["x"]
    items, others = [1], [1, 2, 3]
    if x > 2:
        items, others = [7], [7]
    if x > 4:
        items.append(1)
        items[0] = 5
    if len(others) > 2:
        others.pop()
    return items, others, x * 2
