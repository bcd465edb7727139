"""Comparisons with nan are false both ways, and != is true, so the else is taken."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 0.0])}


def between(state, i):
    state["x"] = jnp.array([i - 3.0, i % 4 - 1.0])


def step(state, i):
    root = jnp.sqrt(state["x"][0])
    if root < 1.0:
        kind = 1
    elif root >= 1.0:
        kind = 2
    else:
        kind = 3
    changed = root != root
    return state["x"] * kind, 1 if changed else 0
