"""A property whose setter clips the new value and counts the writes; the getter counts the reads."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


class Parameter:
    def __init__(self, value):
        self._value, self.writes, self.reads = value, 0, 0

    @property
    def value(self):
        self.reads += 1
        return self._value

    @value.setter
    def value(self, new):
        self.writes += 1
        self._value = jnp.clip(new, -1.0, 1.0)


def setup():
    return {"w": Parameter(jnp.array([0.5, -0.25, 0.9]))}


def step(state, i):
    w = state["w"]
    w.value = w.value * (1.0 + 0.1 * i)
    w.value += 0.05
    return w.value, w.reads, w.writes, sorted(vars(w))
