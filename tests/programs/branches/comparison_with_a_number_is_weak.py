"""A comparison of an int array with a Python float is a weakly typed bool, and stays one through `and`."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.int32(0)}


def between(state, i):
    state["n"] = jnp.int32(i * 3 % 5)


def step(state, i):
    n = state["n"]
    inside = n > 0.5 and n < 3.5
    return inside, n + 1 if inside else n - 1
