"""Integers are raised to a number that grows, so that they wrap; to an array of one number eagerly JAX is exact too."""
# expect: converted=by_number, hits>=4
# calls: 10

import random

import jax.numpy as jnp


class Counter:
    def __init__(self):
        self.count = 0


def by_number(counter, x):
    counter.count += 12
    return jnp.power(x, counter.count % 36 + 40), x ** (counter.count % 24)


def by_array(x, n):
    return x**n, jnp.power(x, n)


def setup():
    return Counter(), jnp.array([3, 2], jnp.int32)


def step(state, i):
    counter, x = state
    return by_number(counter, x), by_array(x, jnp.array(60 + i)), random.random()
