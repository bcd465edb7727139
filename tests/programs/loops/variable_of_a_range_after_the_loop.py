"""The variable of a loop over range(array) is a Python int afterwards, and unbound when there was no pass."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.int32(0)}


def between(state, i):
    state["n"] = jnp.int32([2, 4, 0, 1, 3, 0, 5, 2][i])


def step(state, i):
    total = 0
    for k in range(state["n"]):
        total += k
    return total, k
