"""A list of arrays of two shapes is followed item by item."""
# expect: converted, compiles<=1, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.ones(4 if k % 2 else 1) * k for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h = jnp.zeros(4) + i
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
    return h
