"""What a branch on an array leaves makes a statement in a `try` raise, on one side only: its handler runs there only."""
# expect: converted, hits>=2

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32([1.0, 6.0, 2.0, 1.0, 7.0, 3.0, 1.0, 2.0][i])


def step(state, i):
    x = state["x"] * 1.0
    index = 2 if x > 4 else 0
    try:
        found = [1, 2][index]
    except IndexError:
        found = "IndexError"
    return found, x
