"""A carry gets longer on every pass of a loop on an array condition."""
# expect: reason=loop-carry-shape

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def between(state, i):
    state["x"] = jnp.array([i % 4 + 1.0])


def step(state, i):
    x = state["x"]
    while x[-1] < 4.0:
        x = jnp.concatenate([x, x[-1:] * 2.0])
    return x
