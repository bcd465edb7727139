"""The rows of two arrays of different lengths, in step."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, total = jnp.zeros(4) + i, 0.0
    for x, y in zip(state["xs"], state["xs"][3:] * 2.0):
        h = jnp.tanh(state["w"] @ h + x)
        total = total + jnp.sum((h - y) ** 2)
    return total, x, y
