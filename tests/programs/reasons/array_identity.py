"""`is` between an array and one that a loop may have left as it was."""
# expect: reason=array-identity

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    x = state["x"] * 1.25
    y = x
    while jnp.sum(y) > 6.0:
        y = y * 0.5
    state["x"] = y
    return y is x  # culprit
