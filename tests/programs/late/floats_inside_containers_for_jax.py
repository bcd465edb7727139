"""Floats that an array chose, inside lists and dicts that library functions take: arrays keep their precision."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 3.0])}


def step(state, i):
    x = state["x"]
    low, high = (0.25, 2.0) if x[0] < 2.5 else (0.5, 4.0)
    read = float(x[1])
    pair = jnp.array([low, high]) * jnp.stack([x[0], read])
    tree = jax.tree.map(lambda leaf: leaf * x[0], {"low": low, "read": read})
    state["x"] = x * 1.25 if i % 3 else x * 0.5
    return pair, tree, jnp.full((2,), high), jnp.clip(x, low, high)
