"""Fibonacci: two carries exchange their values on every pass."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"limit": jnp.int32(0)}


def between(state, i):
    state["limit"] = jnp.int32([1, 10, 3, 0, 50, 2, 8, 30][i])


def step(state, i):
    a, b = jnp.int32(0), jnp.int32(1)
    while a < state["limit"]:
        a, b = b, a + b
    return a, b
