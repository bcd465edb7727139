"""Targets of loops that are attributes, items, and parts of parts."""
# expect: converted, compiles<=1, hits>=3, rolled==2
# calls: 5

import jax.numpy as jnp


class Model:
    last = None


def setup():
    return {
        "xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4),
        "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4),
        "model": Model(),
    }


def step(state, i):
    h, model, found = jnp.zeros(4) + i, state["model"], {}
    for t, (x, (y, model.last)) in enumerate(zip(state["xs"], zip(state["xs"] * 2.0, state["xs"] * 3.0))):
        h = jnp.tanh(state["w"] @ h + x - y + model.last)
    for found["x"] in state["xs"]:
        h = jnp.tanh(state["w"] @ h + found["x"])
    return h, model.last, found, t, x, y
