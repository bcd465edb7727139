"""An assertion on an array fails on one call, with a message that is made of the array: eager's AssertionError."""
# expect: converted, compiles<=3, hits>=3

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def between(state, i):
    if i in (5, 6):
        state["x"] = -state["x"]


def step(state, i):
    state["x"] = state["x"] + jnp.sign(state["x"]) * 1.25
    total = jnp.sum(state["x"])
    assert jnp.min(state["x"]) > 0, f"sum was {total:.2f} at {i}"
    return total
