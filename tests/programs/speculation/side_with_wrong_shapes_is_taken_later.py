"""The side whose shapes do not fit is taken on two calls, with eager's error; the calls after it go on."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def between(state, i):
    state["x"] = jnp.array([1.0, 2.0]) * (10.0 if i in (3, 6) else i)


def step(state, i):
    if jnp.max(state["x"]) > 15.0:
        return state["x"] + jnp.ones(3)
    return state["x"] * 0.5
