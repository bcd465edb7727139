"""The Collatz sequence: how long until 1, and the largest number on the way."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.int32(1)}


def between(state, i):
    state["n"] = jnp.int32([6, 1, 8, 3, 5, 10, 12, 4][i])


def step(state, i):
    n, steps, peak = state["n"], 0, state["n"]
    while n != 1:
        if n % 2 == 0:
            n = n // 2
        else:
            n = 3 * n + 1
        if n > peak:
            peak = n
        steps += 1
    return steps, peak
