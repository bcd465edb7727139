"""A tuple of arrays that is appended is also what the function returns: it has an identity, so CPython runs the loop."""
# expect: reason=loop-carry

import jax.numpy as jnp


def setup():
    return jnp.ones(3)


def step(x, i):
    x, pairs, pair = x * (i + 1), [], None
    while jnp.abs(x).max() > 0.1:
        x = x * 0.7
        pair = (x, x.sum())
        pairs.append(pair)
    return pair, pairs
