"""Counts of whole numbers over rows of varying length."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = (jnp.arange(n) * 7 + i) % 4


def step(state, i):
    counts = jnp.zeros(4, jnp.int32)
    for t in state["xs"]:
        counts = counts.at[t].add(1)
    return counts, counts.sum()
