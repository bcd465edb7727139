"""The else of a loop over rows, and a variable that is deleted in it."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h = jnp.zeros(4) + i
    for t, x in enumerate(state["xs"]):
        h = jnp.tanh(state["w"] @ h + x)
        del x
    else:
        h = h * 2.0
    try:
        return h, t, x
    except UnboundLocalError as error:
        return h, t, type(error).__name__
