"""Items of the list that is gone over are replaced meanwhile."""
# expect: converted, compiles<=1, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, xs = jnp.zeros(4) + i, list(state["xs"])
    for x in xs:
        h = jnp.tanh(state["w"] @ h + x)
        xs[-1] = h
        xs[0] = h
    return h, xs[0] is xs[-1], x is xs[-1]
