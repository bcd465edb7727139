"""Pairs whose rest is a new list in each iteration."""
# expect: converted, compiles<=1, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, rests = jnp.zeros(4) + i, []
    for first, *rest in zip(state["xs"], state["xs"] * 2.0, state["xs"] - 1.0):
        h = jnp.tanh(state["w"] @ h + first * rest[0])
        rests.append(rest)
    return h, rests, rests[-1] is rest, first
