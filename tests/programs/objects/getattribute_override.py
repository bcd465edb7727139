"""A class that intercepts every attribute read."""
# expect: compiles<=2

import jax.numpy as jnp


class Traced:
    def __init__(self):
        self.reads = 0
        self.w = jnp.array([1.0, 2.0])

    def __getattribute__(self, name):
        if name == "w":
            self.reads += 1
        return object.__getattribute__(self, name)


def setup():
    return Traced()


def step(model, i):
    model.w = model.w * 0.5 + 1.0
    return model.w + model.w, model.reads
