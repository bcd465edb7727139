"""A width that differs on every call and decides the shape of arrays."""
# expect: compiles<=8
# calls: 16

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([0.5])}


def step(state, i):
    return jnp.ones(i + 1).sum() * state["w"]
