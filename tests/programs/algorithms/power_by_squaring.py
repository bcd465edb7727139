"""x to an integer power that is an array, by repeated squaring."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def power(x, n):
    result = jnp.ones_like(x)
    while n > 0:
        if n & 1:
            result = result * x
        x = x * x
        n = n >> 1
    return result


def setup():
    return {"x": jnp.array([0.5, -1.0, 1.5]), "n": jnp.int32(0)}


def between(state, i):
    state["n"] = jnp.int32([0, 5, 2, 11, 7, 1, 16, 3][i])


def step(state, i):
    return power(state["x"], state["n"])
