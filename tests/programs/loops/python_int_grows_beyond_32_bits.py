"""A Python int is multiplied on every pass of a loop on an array: it has as many digits as it needs."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def between(state, i):
    state["x"] = jnp.float32([1.0, 20.0, 3.0, 200.0, 2.0, 90.0, 0.5, 250.0][i])


def step(state, i):
    x, number = state["x"], 1
    while x > 1.0:
        x = x * 0.5
        number = number * 1000 + 7
    return number, x
