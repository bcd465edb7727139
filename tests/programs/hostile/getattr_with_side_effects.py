"""__getattr__ and a property that count the reads, and a descriptor that changes what it returns."""
# expect: compiles<=2

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.reads = 0
        self.missing = 0
        self._w = jnp.array([1.0, 2.0])

    @property
    def w(self):
        self.reads += 1
        return self._w * self.reads

    def __getattr__(self, name):
        self.missing += 1
        return len(name)


def setup():
    return Model()


def step(model, i):
    return model.w + model.w, model.anything, model.reads, model.missing
