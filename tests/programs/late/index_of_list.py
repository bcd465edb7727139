"""A name chosen from a list by an index that was read back from an array."""
# expect: reason=late-value-use

import jax.numpy as jnp

names = ["cat", "dog", "bird"]


def setup():
    return {"x": jnp.array([3.0, 1.0, 2.0])}


def step(state, i):
    state["x"] = jnp.roll(state["x"], 1)
    return names[int(jnp.argmax(state["x"]))]  # culprit
