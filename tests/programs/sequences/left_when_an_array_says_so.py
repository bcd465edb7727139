"""The loop over rows is left when an array says so."""
# expect: converted, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h = jnp.zeros(4) + i
    for t, x in enumerate(state["xs"]):
        h = jnp.tanh(state["w"] @ h + x)
        if jnp.sum(h) > 1.0:
            break
    return h, t
