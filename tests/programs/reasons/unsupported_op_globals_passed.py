"""The dict of the module is passed in, and read as globals too."""
# expect: reason=unsupported-op

import jax.numpy as jnp

total = jnp.zeros(2)


def setup():
    return None


def accumulate(names, x):
    global total
    total = x * 3  # culprit
    names["total"] = names["total"] + 1
    return total


def step(state, i):
    return accumulate(globals(), jnp.ones(2) * i)
