"""A Python int that is counted up from near 2**31 in a loop that an array ends is no 32-bit number."""
# expect: compiles<=3

import jax.numpy as jnp


def setup():
    return {"seen": 2**31 - 6}


def step(state, i):
    level = jnp.float32(2 + i % 3)
    while level > 0:
        level = level - 1.0
        state["seen"] += 1
    return state["seen"], int(jnp.int32(2**31 - 4 + i % 4)) + 1
