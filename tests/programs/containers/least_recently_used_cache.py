"""A cache of arrays in an OrderedDict: a hit is moved to the end, a miss is inserted and the oldest entry dropped."""
# expect: converted, compiles<=9, hits>=12
# calls: 30

from collections import OrderedDict

import jax.numpy as jnp


class Cache:
    def __init__(self, size):
        self.size = size
        self.entries = OrderedDict()
        self.hits = 0

    def get(self, key, make):
        if key in self.entries:
            self.hits += 1
            self.entries.move_to_end(key)
            return self.entries[key]
        value = self.entries[key] = make(key)
        if len(self.entries) > self.size:
            self.entries.popitem(last=False)
        return value


def setup():
    return {"cache": Cache(3), "x": jnp.arange(3.0)}


NAMES = ["a", "b", "a", "c", "d", "a"]


def step(state, i):
    state["x"] = state["x"] * 0.5 + 1.0
    key = NAMES[i % 6]
    value = state["cache"].get(key, lambda name: state["x"] * (1.0 + ord(name)))
    return jnp.sum(value)
