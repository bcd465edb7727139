"""contextlib.suppress hides a KeyError; what stood before the failing line has happened, what stood after has not."""
# expect: converted, compiles<=3, hits>=13
# calls: 16

import contextlib

import jax.numpy as jnp


def setup():
    return {"cache": {}, "x": jnp.array([0.5, 1.5]), "found": 0}


def between(state, i):
    if i % 3 == 1:
        state["cache"]["y"] = jnp.array([1.0, 1.0]) * i
    elif i % 3 == 0:
        state["cache"].pop("y", None)


def step(state, i):
    state["x"] = jnp.cos(state["x"])
    with contextlib.suppress(KeyError):
        state["x"] = state["x"] + 1.0
        state["x"] = state["x"] * state["cache"]["y"]
        state["found"] += 1
    return state["x"], state["found"]
