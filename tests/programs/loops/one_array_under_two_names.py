"""A loop that an array ends leaves one array under two names, and both are returned: `is` tells."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(9.0)}


def step(state, i):
    x = best = state["x"] + i
    while x > 1.0:
        x = x * 0.5
        if x > 2.0:
            best = x
    return x, best
