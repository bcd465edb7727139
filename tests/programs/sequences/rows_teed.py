"""Rows that two iterators give are one array each."""
# expect: converted, compiles<=1, hits>=3
# calls: 5

import itertools

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    rows, others = itertools.tee(state["xs"])
    h, kept = jnp.zeros(4) + i, []
    for x, y in zip(rows, others):
        h = jnp.tanh(state["w"] @ h + x - y)
        kept += [x, y]
    return h, kept
