"""self.count += 1 reads the class and writes the instance; afterwards the class can change unseen."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


class Layer:
    count = 10
    rate = 0.5

    def __init__(self):
        self.w = jnp.array([1.0, 2.0])


def setup():
    Layer.count, Layer.rate = 10, 0.5
    return Layer()


def between(layer, i):
    if i == 3:
        Layer.count = 1000
    if i == 5:
        Layer.rate = 0.25
    if i == 6:
        del layer.count


def step(layer, i):
    layer.count += 1
    layer.w = layer.w * layer.rate + layer.count
    return layer.w, layer.count, Layer.count, "rate" in vars(layer)
