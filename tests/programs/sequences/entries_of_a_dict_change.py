"""Entries of dicts and attributes change in the loop, and Python counts."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.h = jnp.ones(4)
        self.steps = 0


def setup():
    return {
        "xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4),
        "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4),
        "model": Model(),
    }


def step(state, i):
    stats = {"sum": jnp.zeros(4), "count": 0, "last": None}
    model = state["model"]
    for x in state["xs"]:
        model.h = jnp.tanh(state["w"] @ model.h + x)
        stats["sum"] += model.h
        stats["count"] += 1
        stats["last"] = model.h
        model.steps += 2
    return stats, model.steps, stats["last"] is model.h
