"""The key of a dictionary of functions is an int() of an array: dispatch by table."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    handlers = {0: lambda x: x + 1.0, 1: lambda x: x * 0.5, 2: jnp.flip}
    return {"handlers": handlers, "x": jnp.array([1.0, 2.0]), "mode": jnp.int32(0)}


def between(state, i):
    state["mode"] = jnp.int32(i * 2 % 3)


def step(state, i):
    state["x"] = state["handlers"][int(state["mode"])](state["x"])
    return state["x"]
