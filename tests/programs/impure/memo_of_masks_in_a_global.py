"""Masks are made once for each length and kept in a global dict."""
# expect: converted, compiles<=3, hits>=10
# calls: 16

import jax.numpy as jnp

masks = {}


def causal_mask(length):
    if length not in masks:
        masks[length] = jnp.tril(jnp.ones((length, length)))
    return masks[length]


def setup():
    return {"x": jnp.arange(4.0)}


def step(state, i):
    n = 2 + i % 2
    state["x"] = jnp.sin(state["x"] + i)
    scores = state["x"][:n, None] * state["x"][None, :n]
    return scores * causal_mask(n), sorted(masks), causal_mask(n) is masks[n]
