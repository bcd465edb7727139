"""The body calls a function that has a while of its own."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def reduce(x, base):
    while x >= base:
        x = x - base
    return x


def setup():
    return {"a": jnp.int32(0), "b": jnp.int32(1)}


def between(state, i):
    state["a"], state["b"] = jnp.int32([12, 7, 9, 0, 14, 5, 8, 6][i]), jnp.int32([8, 3, 6, 4, 7, 10, 12, 4][i])


def step(state, i):
    a, b = state["a"], state["b"]
    while b > 0:
        a, b = b, reduce(a, b)
    return a
