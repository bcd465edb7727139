"""A running total and a mean kept as Python floats, from losses that are read back: 64-bit arithmetic of Python."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Meter:
    def __init__(self):
        self.total, self.count = 0.0, 0

    def add(self, value):
        self.total += float(value)
        self.count += 1

    @property
    def mean(self):
        return self.total / self.count


def setup():
    return {"meter": Meter(), "x": jnp.array([0.1, 0.7])}


def step(state, i):
    state["x"] = state["x"] * 1.3
    state["meter"].add(jnp.sum(state["x"]))
    return state["meter"].mean
