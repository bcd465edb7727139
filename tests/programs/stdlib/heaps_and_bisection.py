"""heapq and bisect on plain numbers choose which arrays are used."""
# expect: converted, compiles<=1, hits>=6

import bisect
import heapq

import jax.numpy as jnp


def setup():
    return {"x": jnp.arange(4.0), "queue": [5, 7, 9]}


def step(state, i):
    heap = [3, 1, 2]
    heapq.heapify(heap)
    heapq.heappush(heap, 0)
    order = [heapq.heappop(heap) for _ in range(3)]
    place = bisect.bisect_left([0.1, 0.5, 0.9], 0.5)
    bisect.insort_left(order, 1)
    state["x"] = state["x"] * 0.5 + place
    return order, state["x"][order[1]], heapq.heappop(list(state["queue"]))
