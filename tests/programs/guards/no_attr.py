"""An instance attribute appears that hides the class's."""
# expect: converted, compiles<=3, misses>=1
# guard: no_attr

import jax.numpy as jnp


class Layer:
    scale = 2.0

    def __init__(self):
        self.w = jnp.array([1.0])


def setup():
    return Layer()


def between(layer, i):
    if i == 4:
        layer.scale = 3.0
    if i == 6:
        del layer.scale


def step(layer, i):
    return layer.w * layer.scale
