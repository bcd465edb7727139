"""A descriptor stores what is set in the dictionary of the instance, and every old value in a list of its own."""
# expect: converted, compiles<=1, hits>=5

import jax.numpy as jnp


class Tracked:
    def __set_name__(self, owner, name):
        self.name, self.old = "_" + name, []

    def __get__(self, instance, owner=None):
        return self if instance is None else instance.__dict__[self.name]

    def __set__(self, instance, value):
        if self.name in instance.__dict__:
            self.old.append(instance.__dict__[self.name])
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        del instance.__dict__[self.name]


class Layer:
    weight = Tracked()


def setup():
    layer = Layer()
    layer.weight = jnp.array([1.0, 2.0])
    return layer


def step(layer, i):
    layer.weight = jnp.tanh(layer.weight) * (i + 1)
    current = layer.weight
    if i % 4 == 3:
        del layer.weight
        layer.weight = current * 0.5
    return current, len(Layer.weight.old), list(layer.__dict__)
