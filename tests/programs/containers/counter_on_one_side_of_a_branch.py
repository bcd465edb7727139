"""Counts are changed on either side of a branch on an array; a key that only one side has is counted there first."""
# expect: converted, compiles<=4, hits>=6
# calls: 14

from collections import Counter

import jax.numpy as jnp


class Monitor:
    def __init__(self):
        self.events = Counter(seen=0, high=0, low=0)


def setup():
    return {"x": jnp.array([1.0, 2.0]), "monitor": Monitor()}


def step(state, i):
    events = state["monitor"].events
    x = state["x"] * 1.25
    events["seen"] += 1
    if jnp.sum(x) > 5.0:
        events["high"] += 1
        x = x * 0.25
    else:
        events["low"] += i
    state["x"] = x
    return events["seen"], jnp.sum(x)
