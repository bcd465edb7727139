"""A Python integer that outgrows 32 bits: with an array, JAX raises OverflowError from then on."""
# expect: compiles<=3
# calls: 10

import jax.numpy as jnp


def setup():
    return {"n": 1, "x": jnp.array([1, 2])}


def step(state, i):
    state["n"] *= 40
    return state["n"], state["x"] * state["n"]
