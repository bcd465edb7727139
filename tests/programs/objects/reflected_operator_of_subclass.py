"""The reflected method of a subclass goes first only where the subclass has one of its own."""
# expect: converted, compiles<=1, hits>=5

import jax.numpy as jnp


class Base:
    def __init__(self, value):
        self.value = value

    def __sub__(self, other):
        return self.value - other.value

    def __rsub__(self, other):
        return "reflected", self.value, other.value

    def __lt__(self, other):
        return "less", self.value

    def __gt__(self, other):
        return "greater", self.value


class Same(Base):
    pass


class Own(Base):
    def __rsub__(self, other):
        return "its own", self.value, other.value


class Declines(Base):
    def __rsub__(self, other):
        return NotImplemented


def setup():
    return jnp.ones(2)


def step(x, i):
    base, same, own, declines = Base(x), Same(x * 2), Own(x * 3), Declines(x * 4)
    return base - same, base - own, base - declines, same - base, base < same
