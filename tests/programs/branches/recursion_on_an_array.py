"""A function that calls itself until an array is small: how deep it goes is known only when it runs."""
# expect: compiles<=4

import jax.numpy as jnp


def halvings(x):
    if x < 1.0:
        return x
    return halvings(x / 2) + 1.0


def setup():
    return {"x": jnp.array(0.5)}


def between(state, i):
    state["x"] = jnp.float32([0.5, 3.0, 20.0, 7.0, 1.0, 0.25, 60.0, 2.0][i])


def step(state, i):
    return halvings(state["x"])
