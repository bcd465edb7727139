"""A class with __slots__ inherits from another with __slots__; one slot is deleted and set again."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class State:
    __slots__ = ("mean", "count")

    def __init__(self, size):
        self.mean, self.count = jnp.zeros(size), 0


class StateWithPeak(State):
    __slots__ = ("peak",)

    def update(self, x):
        self.count += 1
        self.mean = self.mean + (x - self.mean) / self.count
        if self.count % 2:
            self.peak = jnp.max(x)
        elif hasattr(self, "peak"):
            del self.peak


def setup():
    return StateWithPeak(3)


def step(state, i):
    x = jnp.sin(jnp.arange(3.0) + i)
    state.update(x)
    return state.mean, state.count, hasattr(state, "peak"), hasattr(state, "__dict__")
