"""A descriptor of the user's own that keeps values in the instance and counts the writes."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Parameter:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__[self.name] * 1.0

    def __set__(self, instance, value):
        instance.writes = instance.__dict__.get("writes", 0) + 1
        instance.__dict__[self.name] = value


class Model:
    w = Parameter()

    def __init__(self):
        self.w = jnp.array([1.0, 2.0])


def setup():
    return Model()


def step(model, i):
    model.w = model.w * 0.5 + 1
    return model.w, model.writes, type(Model.w).__name__
