"""The keys of a heap are read back from arrays: which comes first is known only after the graph."""
# expect: reason=late-value-branch

import heapq

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "heap": [0.5, 100.0]}


def step(state, i):
    state["x"] = state["x"] * 1.5
    heapq.heappush(state["heap"], float(jnp.sum(state["x"])))
    return heapq.heappop(state["heap"])
