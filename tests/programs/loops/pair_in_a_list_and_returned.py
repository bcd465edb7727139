"""A tuple of arrays that is appended is also what the function returns: it has an identity, so CPython runs the loop."""
# expect: reason=loop-carry

import jax.numpy as jnp


def setup():
    return jnp.ones(3)


def step(x, i):
    pairs, pair = [], None
    for t in range(50):
        x = x * 0.7
        pair = (x, t)
        pairs.append(pair)
        if x.sum() < 0.1 * i:
            break
    return pair, pairs
