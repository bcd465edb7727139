"""An array decides whether an attribute is made; a checkpoint of all attributes is then taken with dict(vars(model))."""
# expect: compiles<=4

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w, self.epoch = jnp.array(0.5), 3


def setup():
    return {"model": Model(), "saved": {}}


def step(state, i):
    model = state["model"]
    model.w = model.w * 1.5
    if model.w > 2.0:
        model.best = model.w
    state["saved"] = dict(vars(model))
    return len(vars(model)), vars(model).get("epoch"), list(state["saved"])
