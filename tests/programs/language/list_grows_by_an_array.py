"""`+=` on a list asks the other operand first: an object of the user's may add itself, an array refuses or takes over."""
# expect: converted=by_object, converted=by_iterable, hits>=8

import random

import jax.numpy as jnp
import numpy as np


class Added:
    def __init__(self, value):
        self.value = value

    def __radd__(self, other):
        return (len(other), self.value * 2)


class Iterable:
    def __init__(self, value):
        self.value = value

    def __iter__(self):
        return iter((self.value, self.value * 3))


def by_object(x):
    items = [x * 2]
    items += Added(x)
    return items


def by_iterable(x):
    items = [x * 2]
    items += Iterable(x)
    return items


def by_array(x, other):
    items = [x * 2]
    items += other
    return items


def setup():
    return jnp.ones(2)


def step(x, i):
    try:
        by_array(x, x)
    except TypeError as error:
        text = type(error)
    return by_object(x), by_iterable(x), by_array(jnp.float32(1), np.ones(2)), text, random.random()
