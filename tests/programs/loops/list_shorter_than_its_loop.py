"""A loop that writes behind the end of a list, which somebody handles: the items before are written."""
# expect: reason=exception-in-trace

import jax.numpy as jnp


def setup():
    return jnp.ones(3)


def step(x, i):
    h, states = x * i, [None] * 100
    try:
        for t in range(120):
            h = jnp.cos(h * 0.8 + t)
            states[t] = h
    except IndexError:
        h = h + 1
    return h, states
