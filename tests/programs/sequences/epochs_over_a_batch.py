"""Epochs, each over the rows of an array."""
# expect: converted, compiles<=1, hits>=3, rolled>=1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    w = state["w"]
    for epoch in range(12):
        h = jnp.zeros(4) + i
        for x in state["xs"]:
            h = jnp.tanh(w @ h + x)
        w = w * 0.9 + jnp.outer(h, h) * 0.01 * epoch
    return w, h, epoch
