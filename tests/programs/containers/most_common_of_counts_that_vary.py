"""The most common labels are asked for while the counts grow: only their order is looked at."""
# expect: converted, compiles<=3, hits>=8
# calls: 14

from collections import Counter

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "labels": Counter(cat=10, dog=5, bird=1)}


def step(state, i):
    labels = state["labels"]
    labels.update(["cat", "dog", "cat"])
    (best, count), *rest = labels.most_common()
    state["x"] = state["x"] * 0.5 + count
    order = sorted(labels, key=labels.get)
    return best, count, rest, labels.most_common(1), labels.total(), order, max(labels, key=labels.get)
