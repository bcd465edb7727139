"""A property with a setter, and __setattr__ of the user's own, run on one side."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Bounded:
    def __init__(self):
        self._x = jnp.array(1.0)
        self.writes = 0

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        self.writes += 1
        self._x = value if value < 4.0 else value - 3.5


def setup():
    return Bounded()


def step(bounded, i):
    if bounded.x < 2.0:
        bounded.x = bounded.x * 2.5
    else:
        bounded._x = bounded.x - 1.0
    return bounded.x, bounded.writes
