"""A side that asks for the time is assumed not to be taken, and then it is on every call."""
# expect: reason=assumption-failed

import time

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(-1.0)}


def between(state, i):
    state["x"] = jnp.float32(i - 1.5)


def step(state, i):
    x = state["x"]
    y = x * x + 1.0
    if x > 0:
        time.sleep(0)
    return y
