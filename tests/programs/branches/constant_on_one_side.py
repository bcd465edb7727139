"""A constant array is returned from one side of a branch on an array, alone and inside a tuple."""
# expect: converted, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32([1.0, 5.0, -1.0, 3.0, 7.0, 0.0, 4.5, 2.0][i])


def choose(x):
    if x > 2:
        return (jnp.float32(1.5), jnp.ones(3))
    return x


def step(state, i):
    x = state["x"]
    first = choose(x)
    second = jnp.float32(1.5) if x > 4 else x
    return first, second, x * 2
