"""A value inside an object whose contents cannot be guarded: array.array from the standard library."""
# expect: reason=opaque-object

import array

import jax.numpy as jnp


def setup():
    return {"rates": array.array("d", [0.5, 0.25]), "x": jnp.array([1.0])}


def between(state, i):
    state["rates"][0] = 0.5 + i


def step(state, i):
    return state["x"] * state["rates"][0]  # culprit
