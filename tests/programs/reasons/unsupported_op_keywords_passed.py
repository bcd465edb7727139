"""The keywords of a partial are written through another name, and then used by a call of the partial."""
# expect: reason=unsupported-op

import functools

import jax.numpy as jnp


def scale(x, factor):
    return x * factor


def setup():
    partial = functools.partial(scale, factor=2.0)
    return [partial.keywords, partial]


def step(state, i):
    keywords, partial = state  # culprit
    x = jnp.ones(2) * i
    keywords["factor"] = x * 3
    return partial(x)
