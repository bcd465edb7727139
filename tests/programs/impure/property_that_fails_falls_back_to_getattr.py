"""A property that raises AttributeError after a write makes __getattr__ answer; hasattr is True for it."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Lazy:
    def __init__(self):
        self.x, self.failures, self.asked = jnp.array([1.0, 2.0]), 0, []

    @property
    def cached(self):
        self.failures += 1
        return self.store

    def __getattr__(self, name):
        self.asked.append(name)
        if name == "cached":
            return self.x * 2
        raise AttributeError(name)


def setup():
    return Lazy()


def between(lazy, i):
    if i == 5:
        lazy.store = jnp.array([9.0, 9.0])


def step(lazy, i):
    lazy.asked = []
    y = lazy.cached + i
    lazy.x = jnp.sin(y)
    return y, hasattr(lazy, "cached"), hasattr(lazy, "other"), lazy.failures, lazy.asked
