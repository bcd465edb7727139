"""A* over a small graph with a heap of tuples of costs and names; arrays of the nodes on the path are added up."""
# expect: converted, compiles<=2, hits>=5

import heapq

import jax.numpy as jnp

EDGES = {"s": {"a": 1, "b": 4}, "a": {"b": 2, "g": 6}, "b": {"g": 1}, "g": {}}


def setup():
    return {"value": {name: jnp.full(2, float(k)) for k, name in enumerate("sabg")}}


def step(state, i):
    heap, done, before = [(0, "s")], set(), {}
    while heap:
        cost, name = heapq.heappop(heap)
        if name in done:
            continue
        done.add(name)
        if name == "g":
            break
        for other, weight in EDGES[name].items():
            if other not in done:
                before.setdefault(other, name)
                heapq.heappush(heap, (cost + weight, other))
    total, name = state["value"]["g"], "g"
    while name in before:
        name = before[name]
        total = total + state["value"][name]
    state["value"]["s"] = state["value"]["s"] * 0.5 + 1.0
    return cost, total, sorted(done), heapq.nsmallest(2, [3, 1, 2]), heapq.nlargest(1, [3, 1, 2])
