"""A Counter is counted up in a loop of 500 iterations, and in a loop that an array ends."""
# expect: converted, compiles<=3, hits>=5
# calls: 10

from collections import Counter

import jax.numpy as jnp

totals = Counter(steps=0, halvings=0)


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    x = state["x"] + i
    for k in range(500):
        x = x * 0.99 + 0.01
        totals["steps"] += 1
    y = jnp.sum(x) + 64.0
    while y > 1.0:
        y = y * 0.5
        totals["halvings"] += 1
    state["x"] = x
    return y, totals["steps"]
