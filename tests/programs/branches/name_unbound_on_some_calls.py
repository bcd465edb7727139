"""A name bound on one side only and read afterwards: UnboundLocalError on the calls that took the other."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.0)}


def between(state, i):
    state["x"] = jnp.float32(i % 4)


def step(state, i):
    if state["x"] < 3:
        scale = state["x"] + 1.0
    return state["x"] * scale
