"""An iterator is moved on one side of a branch on an array, and again on one side of the next."""
# expect: reason=array-branch

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32([1.0, 5.0, -1.0, 3.0, 7.0, 0.0, 4.5, 2.0][i])


def step(state, i):
    it = iter([1.0, 2.0, 3.0])
    if state["x"] > 2:
        next(it)
    if state["x"] > 4:
        next(it)
    return list(it), state["x"] * 2
