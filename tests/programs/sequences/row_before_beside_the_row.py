"""The row of the iteration before is carried beside the row."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, before, kept = jnp.zeros(4) + i, jnp.ones(4), []
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x - before)
        kept.append(before)
        before = x
    return h, before, kept
