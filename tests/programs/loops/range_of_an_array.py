"""A loop over range() of a number that was just computed, and over one that was read back."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([3.0, 1.0, 2.0])}


def between(state, i):
    state["x"] = jnp.array([3.0, 1.0, 2.0]) + i % 3


def step(state, i):
    x = state["x"]
    count = jnp.sum(x > 2.0)
    total = jnp.float32(0.0)
    for n in range(count):
        total = total + x[n] * n
    for _ in range(1, int(jnp.floor(x[0]).astype(int)), 2):
        total = total * 1.5
    else:
        total = total - 1.0
    return total, count
