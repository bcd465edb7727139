"""range over a number that was read back from an array."""
# expect: compiles<=1

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    for _ in range(int(jnp.sum(state["x"]))):
        state["x"] = state["x"] * 0.9
    state["x"] = state["x"] + 1.0
    return state["x"]
