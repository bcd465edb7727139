"""The carry itself is the condition: `while n:`, of an int array."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.int32(0)}


def between(state, i):
    state["n"] = jnp.int32([0, 5, 12, 1, 255, 64, 7, 0][i])


def step(state, i):
    n, bits = state["n"], 0
    while n:
        bits += 1
        n = n & (n - 1)
    return bits
