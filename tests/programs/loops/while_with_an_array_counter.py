"""The counter is an int32 array, and is compared with a limit that varies."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"limit": jnp.int32(0)}


def between(state, i):
    state["limit"] = jnp.int32(i * 3 % 7)


def step(state, i):
    n, total = jnp.int32(0), jnp.float32(0.0)
    while n < state["limit"]:
        total = total + 1.0 / (n + 1)
        n = n + 1
    return total, n
