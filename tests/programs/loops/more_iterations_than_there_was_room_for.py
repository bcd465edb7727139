"""A loop that an array ends leaves ten arrays in a list, and then thousands."""
# expect: converted, compiles<=4, hits>=3
# calls: 9

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(1.0), "end": jnp.float32(0.9)}


def between(state, i):
    state["end"] = jnp.float32(0.9 if i < 2 else 0.2)


def step(state, i):
    x, seen = state["x"], []
    while x > state["end"]:
        x = x * 0.999
        seen.append(x)
    return seen
