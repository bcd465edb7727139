"""An if on the value of an array."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    loss = jnp.sum(state["x"] ** 2)
    if loss > 10.0:
        state["x"] = state["x"] * 0.25
    else:
        state["x"] = state["x"] * 2.0
    return loss
