"""issubclass() asks the metaclass, which keeps a record and changes its mind; a class is registered later."""
# expect: converted, compiles<=4, hits>=2, misses>=1
# calls: 10

import abc

import jax.numpy as jnp

asked, known = [], [int]


class Meta(type):
    def __subclasscheck__(cls, other):
        asked.append(other)
        return other in known


class Plugin(metaclass=Meta):
    pass


class Number(abc.ABC):
    pass


def setup():
    return jnp.ones(2)


def between(x, i):
    if i == 4:
        known.append(float)
    if i == 7:
        Number.register(float)


def step(x, i):
    y = x * 2 if issubclass(float, Plugin) else x * 3
    return y, isinstance(1.5, Number), issubclass(float, (Number, str)), issubclass(bool, int)
