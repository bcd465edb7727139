"""Bound methods of equal and of different owners are compared, and looked for in lists."""
# expect: converted, hits>=2, misses>=1
# calls: 12

import jax.numpy as jnp


class Model:
    def apply(self, x):
        return x * 2

    def other(self, x):
        return x * 3


a, b = Model(), Model()
pairs = [(a.apply, b.apply)] * 4 + [(b.apply, b.apply)] * 4 + [(a.apply, a.other), (a.other, a.other)] * 2


def setup():
    return [jnp.ones(2), a.apply, a.apply]


def between(state, i):
    state[1:] = pairs[i]


def step(state, i):
    x, first, second = state
    return first(x), first == second, first != second, second in [first]
