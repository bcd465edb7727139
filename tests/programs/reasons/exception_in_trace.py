"""A library function that needs the value of an array: jnp.nonzero has no static shape."""
# expect: reason=exception-in-trace

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, -1.0, 2.0])}


def step(state, i):
    state["x"] = jnp.roll(state["x"], 1) * 0.9
    return jnp.nonzero(state["x"] > 0)  # culprit
