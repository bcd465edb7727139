"""A Python condition on the while, unrolled, and a break inside on an array."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(5.0), "depth": 4}


def between(state, i):
    state["x"] = jnp.float32(i * 5 % 8)


def step(state, i):
    x, left = state["x"], state["depth"]
    while left:
        left -= 1
        if x < 2.0:
            break
        x = x - 1.5
    return x, left
