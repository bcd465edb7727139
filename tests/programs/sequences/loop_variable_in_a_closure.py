"""The loop variables are those of functions that are made in the loop and called behind it."""
# expect: converted, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, calls = jnp.zeros(4) + i, []
    for t, x in enumerate(state["xs"]):
        h = jnp.tanh(state["w"] @ h + x)
        scale = lambda: x * t
        h = h + 0.01 * scale()
    return h, scale(), t
