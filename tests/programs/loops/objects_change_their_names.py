"""Two lists change their names in each iteration of a loop that an array ends, and a third name keeps one of them."""
# expect: converted, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(1.0)}


def step(state, i):
    x = state["x"] + i
    first, second = [1, 0], [2, 0]
    kept = first
    while x < 20:
        x = x * 3
        first, second = second, first
    kept.append("kept")
    return first, second, x
