"""A name bound on one side and read only where the same condition holds again."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, -0.5])}


def step(state, i):
    total = jnp.sum(state["x"])
    is_positive = total > 0
    if is_positive:
        root = jnp.sqrt(total)
    y = state["x"] + 1.0
    if is_positive:
        y = y * root
    state["x"] = -state["x"] + jnp.array([0.75, -0.5])
    return y
