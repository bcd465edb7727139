"""Rows come with their numbers, from a start that is not zero."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, kept = jnp.zeros(4) + i, []
    for t, x in enumerate(state["xs"], start=5):
        h = jnp.tanh(state["w"] @ h + x * t)
        kept.append((t, h))
    return kept, t, x
