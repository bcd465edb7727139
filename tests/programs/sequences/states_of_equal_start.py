"""Two states that start as one array are told apart by name in the loop."""
# expect: converted, compiles<=1, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h = g = state["w"][0] + i
    same = 0
    for x in state["xs"]:
        same += h is g
        h = jnp.tanh(state["w"] @ h + x)
        g = jnp.tanh(state["w"] @ g - x)
    return h, g, same
