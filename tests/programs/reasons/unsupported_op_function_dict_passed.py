"""The attributes of a function are written through its `__dict__`, and then read by the function."""
# expect: reason=unsupported-op

import jax.numpy as jnp


def scale(x):
    return x * scale.factor  # culprit


scale.factor = 1.0


def setup():
    return scale.__dict__


def step(attributes, i):
    x = jnp.ones(2) * i
    attributes["factor"] = x * 7
    return scale(x)
