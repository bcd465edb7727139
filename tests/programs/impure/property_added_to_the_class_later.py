"""A plain attribute is hidden by a property that the class gets between two calls, and seen again when it goes."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.scale, self.w = 2.0, jnp.array([1.0, -1.0])


def setup():
    return Model()


def between(model, i):
    if i == 3:
        Model.scale = property(lambda self: vars(self)["scale"] * 10)
    if i == 6:
        del Model.scale


def step(model, i):
    model.w = jnp.tanh(model.w) * model.scale
    return model.w, vars(model)["scale"]
