"""The variable of range(array) bounds a slice, so the shape differs from pass to pass; only sums leave the loop."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.int32(0), "x": jnp.array([1.0, 2.0, 4.0, 8.0, 16.0])}


def between(state, i):
    state["n"] = jnp.int32([1, 4, 2, 0, 5, 3, 1, 5][i])


def step(state, i):
    total = jnp.float32(0.0)
    for k in range(state["n"]):
        total = total * 0.5 + jnp.sum(state["x"][: k + 1])
    return total
