"""A list gets an item on every pass of a loop on an array condition, and is returned."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def between(state, i):
    state["x"] = jnp.float32(i % 4 + 0.5)


def step(state, i):
    x, trail = state["x"], []
    while x < 4.0:
        x = x * 2.0
        trail.append(x)
    return trail
