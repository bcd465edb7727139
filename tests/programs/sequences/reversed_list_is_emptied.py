"""A list that is gone over from its end is emptied half-way."""
# expect: converted, compiles<=1, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, xs, count = jnp.zeros(4) + i, list(state["xs"]), 0
    for x in reversed(xs):
        h = jnp.tanh(state["w"] @ h + x)
        count += 1
        if count == 15:
            xs.clear()
    return h, count
