"""any() stops at the first item that holds; the iterator goes on from there."""
# expect: reason=array-branch

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0, 3.0])}


def step(state, i):
    x = state["x"] + i
    items = iter([x[0], x[1], x[2]])
    found = any(item > 2.5 for item in items)
    return found, [item * 2.0 for item in items]
