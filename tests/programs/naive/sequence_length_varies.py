"""Sequences of different lengths, each an ordinary Python list of tokens."""
# expect: converted, compiles<=4, hits>=6
# calls: 12

import jax.numpy as jnp


def setup():
    return {"table": jnp.arange(12.0).reshape(6, 2) / 10, "w": jnp.array([[0.5, 0.1], [-0.2, 0.3]])}


def encode(state, tokens):
    h = jnp.zeros(2)
    for token in tokens:
        h = jnp.tanh(h @ state["w"] + state["table"][token])
    return h


def step(state, i):
    return encode(state, ([0, 1], [2, 3, 4], [5])[i % 3])
