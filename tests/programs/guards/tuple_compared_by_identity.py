"""A tuple argument that is told from an equal one by `is`."""
# expect: converted, compiles<=2, hits>=3

import jax.numpy as jnp

DEFAULT = ("mean", 0)


def setup():
    return {"mode": DEFAULT, "x": jnp.arange(4.0)}


def between(state, i):
    state["mode"] = tuple(["mean", 0]) if i % 4 == 3 else DEFAULT


def step(state, i):
    x = jnp.sin(state["x"]) * 2.0
    return (x, "default") if state["mode"] is DEFAULT else (x + 1.0, "chosen")
