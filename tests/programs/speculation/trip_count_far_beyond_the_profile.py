"""Most calls need two passes or fewer, one needs forty: what the first calls showed may not cut it short."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(2.0)}


def between(state, i):
    state["x"] = jnp.float32([2.0, 3.0, 1.0, 2.5, 41.0, 2.0, 0.5, 3.0][i])


def step(state, i):
    x, n = state["x"], 0
    while x > 1.0:
        x = x - 1.0
        n += 1
    return x, n
