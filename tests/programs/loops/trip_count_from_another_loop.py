"""The number of passes of a range loop is counted by a while before it."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.int32(0)}


def between(state, i):
    state["x"] = jnp.int32([9, 1, 30, 4, 0, 100, 2, 17][i])


def step(state, i):
    n, bits = state["x"], jnp.int32(0)
    while n > 0:
        n = n // 2
        bits = bits + 1
    total = jnp.float32(1.0)
    for k in range(bits):
        total = total * 0.5 + k
    return total, bits
