"""types.SimpleNamespace, an object of a type that is written in C and keeps a dictionary."""
# expect: converted, compiles<=2, hits>=5

from types import SimpleNamespace

import jax.numpy as jnp


def setup():
    return {"config": SimpleNamespace(scale=2.0), "x": jnp.array([1.0])}


def between(state, i):
    state["config"].scale = 2.0 + i


def step(state, i):
    return state["x"] * state["config"].scale
