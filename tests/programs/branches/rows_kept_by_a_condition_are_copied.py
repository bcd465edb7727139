"""Rows above a limit are kept in a list, then a comprehension copies the list."""
# expect: reason=branch-merge

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.5), "kept": [1, jnp.array(2.0)]}


def step(state, i):
    kept = state["kept"]
    for row in jnp.stack([state["x"] - 1, 2 - state["x"], state["x"] - 3]):
        if row > 0.0:
            kept.append(i)
    state["x"] = state["x"] * 1.5
    return [item for item in kept]
