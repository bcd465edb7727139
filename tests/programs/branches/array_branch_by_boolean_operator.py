"""`and`, `not`, `max()`, `in` and chained comparisons that ask an array for its truth."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.5)}


def step(state, i):
    x = state["x"] = state["x"] + 0.4
    inside = 0.0 < x < 2.0
    largest = max(x, 1.5)
    return inside and not x > 1.0, largest, x in [2.0, 0.9]
