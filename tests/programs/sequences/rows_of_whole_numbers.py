"""Rows of whole numbers are indices, and their sum is of their type."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"tokens": jnp.arange(60) % 4, "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, seen = jnp.zeros(4) + i, []
    for token in state["tokens"]:
        h = jnp.tanh(state["w"] @ h + state["w"][token])
        seen.append(token * 2)
    return h, sum(seen), token, jnp.array(seen)
