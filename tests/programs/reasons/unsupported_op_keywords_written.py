"""The keywords of a partial are written."""
# expect: reason=unsupported-op

import functools

import jax.numpy as jnp

partial = functools.partial(dict, rate=1.0)


def setup():
    return jnp.ones(2)


def step(x, i):
    partial.keywords["x"] = x * i  # culprit
    return x * 2, partial.func is dict
