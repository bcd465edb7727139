"""Metrics are appended to lists that a defaultdict makes when they are first asked for, some under a branch."""
# expect: converted, compiles<=5, hits>=5
# calls: 12

import collections

import jax.numpy as jnp


def setup():
    return {
        "x": jnp.array([1.0, 2.0]),
        "metrics": collections.defaultdict(list),
        "counts": collections.defaultdict(int),
    }


def step(state, i):
    x = state["x"] = state["x"] * 1.2
    state["metrics"]["norm"].append(jnp.linalg.norm(x))
    state["counts"]["steps"] += 1
    if jnp.sum(x) > 9.0:
        state["metrics"]["high"].append(i)
        state["x"] = x * 0.25
    return state["counts"]["steps"], "high" in state["metrics"]
