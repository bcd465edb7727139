"""A loop that does not come to an end raises after some iterations, in plain CPython and converted."""
# expect: converted, hits>=4, fallbacks>=1
# calls: 12

import jax.numpy as jnp


def setup():
    return {"failures": 0}


def step(state, i):
    goal = jnp.float32(4.6 - 0.5 * i)
    root, tries = goal, 0
    while jnp.abs(root * root - goal) > 1e-3:
        root = 0.5 * (root + goal / root)
        tries += 1
        if tries > 40:
            state["failures"] += 1
            raise ArithmeticError(f"no root of {i}")
    return root, tries
