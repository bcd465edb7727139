"""The code of a function is replaced in place; the function object stays the same."""
# expect: converted, compiles<=3, misses>=1
# guard: code

import jax.numpy as jnp


def activation(x):
    return jnp.tanh(x)


def other(x):
    return jnp.cos(x)


def setup():
    return {"x": jnp.array([0.5, 1.0])}


def between(state, i):
    if i == 4:
        activation.__code__ = other.__code__


def step(state, i):
    return activation(state["x"]) * 2
