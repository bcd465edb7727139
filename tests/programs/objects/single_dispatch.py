"""functools.singledispatch over the user's own types and over arrays."""
# expect: compiles<=2

import functools

import jax
import jax.numpy as jnp


class Pair:
    def __init__(self, a, b):
        self.a, self.b = a, b


@functools.singledispatch
def norm(x):
    raise TypeError(type(x))


@norm.register
def _(x: Pair):
    return norm(x.a) + norm(x.b)


@norm.register
def _(x: jax.Array):
    return jnp.sqrt(jnp.sum(x**2))


@norm.register(float)
def _(x):
    return abs(x)


def setup():
    return Pair(jnp.array([3.0, 4.0]), -2.0)


def step(pair, i):
    pair.a = pair.a * 0.5
    return norm(pair)
