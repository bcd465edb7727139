"""A Counter of words is made in each call, updated, subtracted from, asked for its most common words and returned."""
# expect: converted, compiles<=2, hits>=5

from collections import Counter

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "words": ["a", "b", "a", "c", "a", "b"]}


def step(state, i):
    counts = Counter(state["words"])
    counts.update("abc", d=4)
    counts.update({"e": 1})
    counts.subtract(["c", "c"])
    counts.subtract(Counter(a=1))
    del counts["never"]
    state["x"] = state["x"] * 0.9 + counts["a"]
    best = counts.most_common(2)
    scale = sum(count for _, count in best)
    return counts, best, jnp.sum(state["x"]) * scale, counts.total(), list(counts.elements()), len(counts)
