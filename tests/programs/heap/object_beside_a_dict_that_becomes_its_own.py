"""A dict of its own at first; later it is the `__dict__` of the object that is written beside it."""
# expect: converted, compiles<=3, hits>=2, misses>=1
# guard: all_distinct
# calls: 10

import jax.numpy as jnp


class Box:
    pass


def setup():
    box = Box()
    box.value = jnp.zeros(2)
    return [box, {"value": jnp.zeros(2)}]


def between(state, i):
    if i == 6:
        state[1] = state[0].__dict__


def step(state, i):
    box, attributes = state
    box.value = jnp.ones(2) * i
    attributes["value"] = attributes["value"] + 1
    return box.value
