"""A NumPy array multiplies an object of a class with a reflected operator: NumPy goes through the array item by item."""
# expect: reason=unsupported-op

import jax.numpy as jnp
import numpy as np


class Dual:
    def __init__(self, value):
        self.value = value

    def __rmul__(self, other):
        return Dual(self.value * other)


def setup():
    return [jnp.ones(2), np.array([1.0, 2.0])]


def step(state, i):
    x, array = state
    made = array * Dual(3.0)  # culprit
    return x * 2, made.shape, [item.value for item in made]
