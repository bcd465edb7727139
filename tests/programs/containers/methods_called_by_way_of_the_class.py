"""Methods of dict and set are called by way of their class, and a new set is given an existing one."""
# expect: converted, compiles<=2, hits>=5

from collections import Counter, defaultdict

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "names": {1, 2}, "counts": Counter(a=1), "groups": defaultdict(list, a=[1])}


def step(state, i):
    names, counts, groups = state["names"], state["counts"], state["groups"]
    state["x"] = state["x"] * 0.5
    set.add(names, 3)
    set.discard(names, 3)
    found = dict.get(counts, "a"), list(dict.items(groups)), dict.get(groups, "b"), counts.__getitem__("none")
    return found, sorted({7}.union([8], {9: 0})), len(names), groups.__getitem__("a"), jnp.sum(state["x"])
