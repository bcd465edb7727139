"""A bool is not an int, and neither is a float: the same call with each of them."""
# expect: compiles<=4

import jax.numpy as jnp


def scale(x, by):
    return x * by


def setup():
    return jnp.array([1, 2, 3])


def step(x, i):
    return scale(x, (True, 2, 2.0, False, 3, 0.5, True, 2)[i])
