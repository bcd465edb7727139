"""A property of the class is replaced, and a method is added to a base class in between."""
# expect: converted, compiles<=4, misses>=1
# guard: type_attr

import jax.numpy as jnp


class Base:
    def scale(self):
        return 2.0


class Layer(Base):
    @property
    def weight(self):
        return self.w


def setup():
    layer = Layer()
    layer.w = jnp.array([1.0])
    return layer


def between(layer, i):
    if i == 3:
        Layer.weight = property(lambda self: self.w + 1)
    if i == 5:
        Layer.scale = lambda self: 5.0


def step(layer, i):
    return layer.weight * layer.scale()
