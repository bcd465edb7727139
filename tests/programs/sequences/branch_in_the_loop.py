"""A branch on an array in the body, with what only one side sets."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, count, best = jnp.zeros(4) + i, 0, jnp.zeros(4)
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
        if jnp.sum(h) > 0:
            best = h * 2.0
            count += 1
        else:
            h = h - 0.5
    return h, count, best
