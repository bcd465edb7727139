"""Each row beside the one after it."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h = jnp.zeros(4) + i
    for x, after in zip(state["xs"][:-1], state["xs"][1:]):
        h = jnp.tanh(state["w"] @ h + x - after)
    return h
