"""Two attributes are one array at first, and two equal arrays later."""
# expect: converted, compiles<=2

import jax.numpy as jnp


class Tied:
    def __init__(self):
        self.encoder = jnp.array([[1.0, 2.0], [3.0, 4.0]])
        self.decoder = self.encoder


def setup():
    return Tied()


def between(model, i):
    if i == 4:
        model.decoder = model.decoder + 0.0


def step(model, i):
    y = jnp.ones(2) @ model.encoder @ model.decoder.T
    model.encoder = model.encoder * 0.5
    return y
