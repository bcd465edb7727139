"""A local variable without a value is no name of its error; a free one is."""
# expect: converted, hits>=4

import jax.numpy as jnp


def setup():
    return jnp.ones(1)


def step(x, i):
    names = []
    try:
        x = x + y
    except UnboundLocalError as error:
        names.append(error.name)

    def inner():
        return y

    try:
        inner()
    except NameError as error:
        names.append(error.name)
    if x is None:
        y = x
    return x * 2, names
