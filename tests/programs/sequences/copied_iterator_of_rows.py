"""Two iterators of one array's rows, one of them a copy of the other."""
# expect: reason=opaque-object
# calls: 5

import copy

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    rows = iter(state["xs"])
    others, h, kept = copy.copy(rows), jnp.zeros(4) + i, []
    for x, y in zip(rows, others):
        h = jnp.tanh(state["w"] @ h + x - y)
        kept += [x, y]
    return h, kept
