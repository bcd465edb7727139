"""An object whose attributes were walked over gets one more."""
# expect: converted, compiles<=3, misses>=1
# guard: attr_names

import jax.numpy as jnp


class Params:
    def __init__(self):
        self.w = jnp.array([1.0])


def setup():
    return Params()


def between(params, i):
    if i == 4:
        params.bias = jnp.array([0.5])


def step(params, i):
    return sum(value * len(name) for name, value in vars(params).items())
