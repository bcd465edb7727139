"""copy.copy and copy.deepcopy of state before it is changed."""
# expect: converted, compiles<=4, hits>=4

import copy

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.array([1.0, 2.0])
        self.tags = ["a"]


def setup():
    return {"model": Model()}


def step(state, i):
    model = state["model"]
    shallow, deep = copy.copy(model), copy.deepcopy(model)
    model.w = model.w * 0.5
    model.tags.append("b")
    return shallow.w, shallow.tags is model.tags, deep.tags, deep.w, shallow.w is deep.w
