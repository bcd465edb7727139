"""range() asks an object for its index, which counts how often it was asked."""
# expect: converted, compiles<=3, hits>=4
# calls: 10

import jax.numpy as jnp

counts = {"limit": 1, "reads": 0}


class Limit:
    def __index__(self):
        counts["reads"] += 1
        return counts["limit"]


def setup():
    return [jnp.ones(2), Limit()]


def between(state, i):
    if i == 6:
        counts["limit"] = 5


def step(state, i):
    x, limit = state
    for _ in range(limit):
        x = x * 2
    return x, counts["reads"]
