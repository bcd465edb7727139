"""Dicts that hold bound methods are compared."""
# expect: converted, compiles<=1, hits>=5

import jax.numpy as jnp


class Model:
    def apply(self, x):
        return x * 2


def setup():
    return [jnp.ones(2), Model().apply, Model().apply]


def step(state, i):
    x, first, second = state
    return first(x), {"apply": first} == {"apply": second}
