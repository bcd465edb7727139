"""A Python bool on one side and a bool array on the other, and both are only ever tested."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def is_ready(x, force):
    if jnp.sum(x) > 3.0:
        return True
    return x[0] > force


def setup():
    return {"x": jnp.array([0.5, 1.0])}


def step(state, i):
    if is_ready(state["x"], 1.0):
        state["x"] = state["x"] * 0.375
    else:
        state["x"] = state["x"] * jnp.array([1.0, 2.0]) + jnp.array([0.25, 0.0])
    return state["x"]
