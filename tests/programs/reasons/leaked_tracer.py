"""A loss function that leaves a traced value behind on the model: eager JAX leaks a tracer there too."""
# expect: reason=leaked-tracer

import jax
import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.array([1.0, 2.0])
        self.hidden = None

    def loss(self, w):
        self.hidden = w * 2  # culprit
        return jnp.sum(self.hidden**2)


def setup():
    return Model()


def step(model, i):
    model.w = model.w - 0.05 * jax.grad(model.loss)(model.w)
    return type(model.hidden).__name__
