"""A row that ends under two names of the program."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, kept = jnp.zeros(4) + i, []
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
        first = second = x
        kept.append(first)
    return first is second, second is kept[-1], first, second, kept
