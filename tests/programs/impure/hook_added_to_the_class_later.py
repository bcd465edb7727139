"""The class gets __setattr__ between two calls, which counts the writes, and later __getattr__ for what is missing."""
# expect: converted, compiles<=3, hits>=5

import jax.numpy as jnp

writes = []


def noted(self, name, value):
    writes.append(name)
    object.__setattr__(self, name, value)


class Model:
    def __init__(self):
        self.w = jnp.array([1.0, 3.0])


def setup():
    return Model()


def between(model, i):
    if i == 3:
        Model.__setattr__ = noted
    if i == 5:
        Model.__getattr__ = lambda self, name: 0.5


def step(model, i):
    model.w = model.w * getattr(model, "decay", 0.9)
    model.last = i
    return model.w, len(writes)
