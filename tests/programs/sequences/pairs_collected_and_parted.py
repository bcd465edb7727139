"""Pairs of states are collected and parted by zip."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, c, pairs = jnp.zeros(4) + i, jnp.ones(4), []
    for x in state["xs"]:
        h, c = jnp.tanh(state["w"] @ h + x * c), c * 0.9 + h
        pairs.append((h, c))
    hs, cs = zip(*pairs)
    return jnp.stack(hs), jnp.stack(cs), type(hs).__name__
