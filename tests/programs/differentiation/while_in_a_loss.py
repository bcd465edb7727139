"""Reverse mode through a while whose trip count depends on the data."""
# expect: converted, compiles<=5, hits>=3

import jax
import jax.numpy as jnp


def loss(w, x):
    while jnp.sum(x * x) > 0.5:
        x = x * w
    return jnp.sum(x)


def setup():
    return {"w": jnp.array([0.5, 0.25]), "x": jnp.array([1.0, 2.0])}


def between(state, i):
    state["x"] = jnp.array([1.0, 0.5]) * [1.0, 3.0, 5.0, 2.0, 0.25, 4.0, 16.0, 7.0][i]


def step(state, i):
    return jax.value_and_grad(loss)(state["w"], state["x"])
