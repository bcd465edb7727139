"""The dict of the module is passed in at first, and dicts of their own later: each call writes what it was given."""
# expect: reason=unsupported-op
# calls: 10

import jax.numpy as jnp

total = jnp.zeros(2)


def setup():
    return [globals(), jnp.ones(2)]


def between(state, i):
    state[0] = {"total": jnp.zeros(2)} if i >= 4 and i % 2 else globals()


def step(state, i):
    global total
    names = state[0]
    before = names["total"]
    total = state[1] * i  # culprit
    names["total"] = names["total"] + 1
    return before, total, names["total"]
