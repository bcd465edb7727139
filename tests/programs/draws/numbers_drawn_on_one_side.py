"""Numbers are drawn on one side of a branch on an array: whether they are drawn is not known before the graph."""
# expect: reason=impure-call

import random

import jax.numpy as jnp


def setup():
    random.seed(1)
    return {"x": jnp.array(1.0)}


def step(state, i):
    x = state["x"] * 1.5
    if x > 3.0:
        x = x - 2.0 * random.random()  # culprit
    else:
        x = x + random.random()
    state["x"] = x
    return x
