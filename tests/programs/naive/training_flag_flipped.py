"""Dropout in training and none in evaluation, by a flag on the model."""
# expect: converted, compiles<=2, hits>=8
# calls: 12

import jax
import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.ones((3, 2))
        self.training = True
        self.key = jax.random.key(0)

    def __call__(self, x):
        if self.training:
            self.key, use = jax.random.split(self.key)
            x = jnp.where(jax.random.bernoulli(use, 0.5, x.shape), x * 2.0, 0.0)
        return x @ self.w


def setup():
    return Model()


def between(model, i):
    model.training = i % 4 < 2


def step(model, i):
    return model(jnp.arange(6.0).reshape(2, 3))
