"""`global` names are rebound on one side: a count and an array of the module."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp

count = 0
latest = jnp.zeros(2)


def remember(x):
    global count, latest
    if jnp.sum(x) > 4.0:
        count += 1
        latest = x


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    remember(state["x"])
    state["x"] = state["x"] * jnp.array([1.25, -1.25]) + 0.25
    return count, latest
