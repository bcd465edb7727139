"""A Counter in a closure counts calls; a key is deleted, popped and cleared now and then."""
# expect: converted, compiles<=6, hits>=6
# calls: 16

from collections import Counter

import jax.numpy as jnp


def make_step():
    counts = Counter()

    def count(x):
        counts["calls"] += 1
        counts["sum"] += 2
        if counts["calls"] % 4 == 0:
            del counts["sum"]
            del counts["never"]
            counts["calls"] += counts.pop("extra", 0)
        return jnp.sum(x) * 0.5, counts["calls"], counts["sum"], len(counts), sorted(counts)

    return count


def setup():
    return {"count": make_step(), "x": jnp.arange(3.0)}


def step(state, i):
    state["x"] = state["x"] * 0.75
    return state["count"](state["x"])
