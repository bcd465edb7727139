"""A list grows in a loop that an array ends, until it has its length; then the oldest item goes."""
# expect: converted, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(300.0)}


def step(state, i):
    x = state["x"] + i
    recent = []
    while x > 1.0:
        recent.append(x)
        if len(recent) > 3:
            recent.pop(0)
        x = x * 0.5 + 0.01 * sum(recent) / len(recent)
    return x, recent
