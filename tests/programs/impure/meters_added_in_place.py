"""A meter class with __iadd__, __add__, __radd__ and __lt__; one meter is shared under two keys."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


class Meter:
    def __init__(self, total=0.0, count=0):
        self.total, self.count = total, count

    def __iadd__(self, value):
        self.total, self.count = self.total + value, self.count + 1
        return self

    def __add__(self, other):
        if not isinstance(other, Meter):
            return NotImplemented
        return Meter(self.total + other.total, self.count + other.count)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __lt__(self, other):
        return self.count < other.count


def setup():
    meter = Meter()
    return {"train": meter, "all": meter, "valid": Meter(jnp.array(1.0), 1)}


def step(state, i):
    state["train"] += jnp.sum(jnp.arange(3.0) * i)
    state["all"] += jnp.array(0.5)
    both = sum([state["all"], state["valid"]])
    return both.total, both.count, state["train"] is state["all"], state["valid"] < both
