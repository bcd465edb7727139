"""Objects with __slots__ and no dictionary: read, written, unset and deleted."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Cell:
    __slots__ = ("w", "state", "count", "cache")

    def __init__(self):
        self.w = jnp.array([0.5, 0.2])
        self.state = jnp.zeros(2)
        self.count = 0

    def __call__(self, x):
        if not hasattr(self, "cache"):
            self.cache = jnp.tanh(self.w)
        self.state = jnp.tanh(self.state * self.cache + x)
        self.count += 1
        del self.cache
        return self.state


def setup():
    return Cell()


def step(cell, i):
    return cell(jnp.array([1.0, -1.0])), cell.count
