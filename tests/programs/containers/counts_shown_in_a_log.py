"""A Counter is printed on each call: the text shows the largest counts first."""
# expect: converted, compiles<=3, hits>=5

from collections import Counter

import jax.numpy as jnp

counts = Counter()


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = state["x"] * 1.5
    counts["steps"] += 1
    counts["grown"] += i
    print(counts, f"{counts}", repr(counts))
    print("empty:", Counter())
    return jnp.sum(state["x"])
