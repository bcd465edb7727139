"""The scores of the last steps are kept in order with bisect.insort, and the best three names by sorted."""
# expect: converted, compiles<=3, hits>=6
# calls: 14

import bisect

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "scores": [10, 20, 30], "names": [("a", 1), ("b", 5), ("c", 3)], "n": 0}


def step(state, i):
    state["n"] += 1
    scores = state["scores"]
    bisect.insort(scores, 15 + state["n"] % 3)
    del scores[0]
    place = bisect.bisect_left(scores, 16)
    best = sorted(state["names"], key=lambda pair: -pair[1] * state["n"])[:2]
    scores.sort(reverse=False)
    state["x"] = state["x"] * 0.5 + place
    return jnp.sum(state["x"]), best, scores[-1], place
