"""The existing object on one side, a fresh one on the other: whether the state holds a new one is visible."""
# expect: compiles<=4

import jax.numpy as jnp


class Params:
    def __init__(self, w):
        self.w = w


def updated(params):
    if jnp.sum(params.w) < 3.0:
        return Params(params.w * 1.5)
    params.w = params.w - 1.0
    return params


def setup():
    return {"params": Params(jnp.array([0.5, 1.0]))}


def step(state, i):
    before = state["params"]
    state["params"] = updated(before)
    return state["params"] is before, before.w
