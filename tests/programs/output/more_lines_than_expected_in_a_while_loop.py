"""A loop that an array ends prints up to thirty lines in one call."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.5)}


def step(state, i):
    x, count = state["x"] + 4.0 * i, 0
    while x > 1.0:
        x = x - 1.0
        count += 1
        print("down to", x, "after", count)
    state["x"] = x
    return count
