"""Existing sets are changed in place by other sets, lists and dicts, and asked afterwards."""
# expect: converted, compiles<=3, hits>=5
# calls: 10

import jax.numpy as jnp


class Graph:
    def __init__(self):
        self.open, self.closed, self.goal = {1, 2, 3}, set(), {7, 9}


def setup():
    return {"x": jnp.array([1.0, 2.0]), "graph": Graph()}


def step(state, i):
    graph = state["graph"]
    graph.open |= {4, 5}
    graph.open -= {1}
    graph.open.update([6, 7], {8: None})
    graph.open.difference_update([8])
    graph.open &= frozenset(range(3, 8))
    graph.open ^= {3, 10}
    graph.closed.update(graph.goal)
    state["x"] = state["x"] * 0.5 + len(graph.open)
    subset = {4, 5} <= graph.open, graph.open.issuperset([6]), graph.open.isdisjoint(graph.goal)
    return jnp.sum(state["x"]), sorted(graph.open), subset, 10 in graph.open, graph.closed == {7, 9}
