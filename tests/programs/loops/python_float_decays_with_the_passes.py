"""A Python float step length is halved on each pass, is used with arrays in the body, and is returned."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(3.0)}


def between(state, i):
    state["x"] = jnp.float32([3.0, 0.5, 2.0, 1.0, 5.0, 4.0, 1.5, 6.0][i])


def step(state, i):
    x, rate = state["x"], 1.6
    while x > rate and rate > 0.05:
        x = x - rate
        rate *= 0.5
    return x, rate
