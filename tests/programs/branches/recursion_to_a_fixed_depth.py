"""A recursive function with a depth in Python and an early way out that depends on the array."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def refine(x, depth):
    if depth == 0 or jnp.abs(x**2 - 2.0) < 1e-2:
        return x, depth
    return refine(0.5 * (x + 2.0 / x), depth - 1)


def setup():
    return {"start": jnp.array(1.0)}


def between(state, i):
    state["start"] = jnp.float32([1.0, 4.0, 1.4142, 2.0, 30.0, 1.5, 9.0, 1.0][i])


def step(state, i):
    root, left = refine(state["start"], 4)
    return root * 2, left
