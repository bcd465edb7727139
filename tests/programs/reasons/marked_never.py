"""A function that the user keeps out with the decorator; the rest of the program does not depend on it."""
# expect: reason=marked-never

import jax.numpy as jnp

import janus_jax


def setup():
    return {"x": jnp.array([1.0])}


@janus_jax.never
def step(state, i):
    state["x"] = jnp.sin(state["x"])
    return state["x"]
