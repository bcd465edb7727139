"""An array decides whether an attribute is made; vars(model).get() of another one still finds it."""
# expect: compiles<=4

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w, self.epoch = jnp.array(0.5), 3


def setup():
    return Model()


def step(model, i):
    model.w = model.w * 1.5
    if model.w > 2.0:
        model.best = model.w
    return vars(model).get("epoch", -1)
