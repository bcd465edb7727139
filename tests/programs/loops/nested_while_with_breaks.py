"""Breaks at both levels: a flag that the inner loop sets ends the outer one."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"target": jnp.int32(0)}


def between(state, i):
    state["target"] = jnp.int32([6, 7, 15, 1, 4, 11, 12, 25][i])


def step(state, i):
    a, found = jnp.int32(1), jnp.array(False)
    while a < 6:
        b = jnp.int32(1)
        while b < 6:
            if a * b == state["target"]:
                found = jnp.array(True)
                break
            b = b + 1
        if found:
            break
        a = a + 1
    return a, found
