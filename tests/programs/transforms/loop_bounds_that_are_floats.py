"""jax.lax.fori_loop between floats that grow: eagerly JAX truncates them, be they numbers or arrays."""
# expect: converted=by_number, hits>=3
# calls: 10

import random

import jax
import jax.numpy as jnp


class Counter:
    def __init__(self):
        self.start = 0.5


def by_number(counter, x):
    counter.start = (counter.start + 1) % 3
    return jax.lax.fori_loop(counter.start, counter.start + 2, lambda i, y: y * 2 + i, x)


def by_array(x, n):
    return jax.lax.fori_loop(n, n + 2, lambda i, y: y * 2 + i, x)


def setup():
    return Counter(), jnp.ones(2)


def step(state, i):
    counter, x = state
    return by_number(counter, x), by_array(x, jnp.array(i + 0.5)), random.random()
