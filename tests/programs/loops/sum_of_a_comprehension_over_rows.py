"""Comprehensions over the rows of an array, with conditional expressions: what a loop would do, in one line."""
# expect: reason=array-branch

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([[1.0, 2.0], [-1.0, 0.5], [0.25, -3.0]])}


def step(state, i):
    sums = [jnp.sum(row) if row[0] > 0 else jnp.max(row) for row in state["x"]]
    total = sum(s if s > 0 else -s for s in sums)
    state["x"] = state["x"] * jnp.array([[-1.0], [-1.5], [1.0]])
    return sums, total
