"""An attribute that was never set, asked for in a try; and one that a typo makes fail outside of it."""
# expect: compiles<=3

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.array([1.0])


def setup():
    return Model()


def step(model, i):
    try:
        bias = model.bias
    except AttributeError:
        bias = 0.25
    model.w = model.w + bias
    if i == 5:
        return model.wieght
    return model.w
