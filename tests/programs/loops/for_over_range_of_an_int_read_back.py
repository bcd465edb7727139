"""range(int(x)): the same through a Python int, which is also returned."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.int32(0), "x": jnp.array([1.0, 2.0])}


def between(state, i):
    state["n"] = jnp.int32([0, 3, 1, 5, 2, 0, 7, 4][i])


def step(state, i):
    x, n = state["x"], int(state["n"])
    for k in range(n):
        x = x * 0.5 + k
    return x, n
