"""Rows that are out of range are skipped, and an else sees whether the loop went to its end."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([2.0, -1.0, 4.0, 0.5, -3.0])}


def step(state, i):
    best, ended = jnp.float32(-10.0), False
    for value in state["x"]:
        if value < 0:
            continue
        if value > 4.5:
            break
        best = jnp.maximum(best, value)
    else:
        ended = True
    state["x"] = jnp.roll(state["x"], 2) * jnp.array([1.5, 1.0, -1.0, 1.0, 1.0])
    return best, ended
