"""An object and its own `__dict__` are passed side by side, and both are written."""
# expect: reason=unsupported-op

import jax.numpy as jnp


class Box:
    pass


def setup():
    box = Box()
    box.value = jnp.zeros(2)
    return [box, box.__dict__]


def step(state, i):
    box, attributes = state  # culprit
    box.value = jnp.ones(2) * i
    attributes["value"] = attributes["value"] + 1
    return box.value, vars(box) is attributes
