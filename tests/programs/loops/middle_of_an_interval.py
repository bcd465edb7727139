"""Bisection whose middle is one end of the last interval: only the middle is returned."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"target": jnp.float32(2.0)}


def step(state, i):
    target = state["target"] + i
    low, high = jnp.float32(0.0), target + 1.0
    middle = 0.5 * (low + high)
    while high - low > 0.25:
        middle = 0.5 * (low + high)
        if middle * middle > target:
            high = middle
        else:
            low = middle
    return middle
