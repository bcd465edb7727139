"""A number that 32 bits do not hold is part of the program; compiling it warns of nothing that the user wrote."""
# expect: converted=choose, hits>=4

import random
import warnings

import jax.numpy as jnp


def choose(x):
    return jnp.where(x > 1, 1e39, x)


def setup():
    x = jnp.arange(3.0)
    with warnings.catch_warnings(record=True):  # JAX compiles this once for all eager runs
        jnp.where(x > 1, 1e39, x)
    return x


def step(x, i):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        y = choose(x)
    return y, [str(entry.message) for entry in seen], random.random()
