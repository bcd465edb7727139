"""A continue on an array condition: the rest of the body is skipped, the loop goes on."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.int32(0)}


def between(state, i):
    state["n"] = jnp.int32(i)


def step(state, i):
    n, odd, even = state["n"], jnp.int32(0), jnp.int32(1)
    while n > 0:
        n = n - 1
        if n % 2 == 1:
            odd = odd + n
            continue
        even = even * (n + 1)
    return odd, even
