"""A small algebra of the user's own on top of arrays, with every kind of operator method."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class Dual:
    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def __add__(self, other):
        other = other if isinstance(other, Dual) else Dual(other, 0.0)
        return Dual(self.value + other.value, self.slope + other.slope)

    __radd__ = __add__

    def __mul__(self, other):
        if not isinstance(other, Dual):
            return NotImplemented
        return Dual(self.value * other.value, self.value * other.slope + self.slope * other.value)

    def __neg__(self):
        return Dual(-self.value, -self.slope)

    def __getitem__(self, index):
        return Dual(self.value[index], self.slope[index])

    def __len__(self):
        return len(self.value)

    def __bool__(self):
        return True

    def __eq__(self, other):
        return isinstance(other, Dual) and len(self) == len(other)


def setup():
    return {"x": Dual(jnp.array([1.0, 2.0]), jnp.ones(2))}


def step(state, i):
    x = state["x"]
    y = 1.0 + x * x + -x[::-1]
    try:
        x * 3.0
    except TypeError:
        y = y + 2.0
    state["x"] = y if y else x
    state["x"].value = jnp.tanh(state["x"].value)
    return y.slope, y == x, y != x, len(y)
