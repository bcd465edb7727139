"""Unary plus, which gives back an array of its own."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"a": jnp.array([5, -3, 2])}


def step(state, i):
    positive = +state["a"]
    state["a"] = state["a"] + 1
    return positive, state["a"]
