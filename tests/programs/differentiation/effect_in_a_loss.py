"""A Python counter outside goes up on one side of a branch inside the loss, once per call of it."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.array([1.0, 2.0])
        self.clipped = 0

    def loss(self, w):
        norm = jnp.sum(w**2)
        if norm > 3.0:
            self.clipped += 1
            return jnp.sum(jnp.abs(w))
        return -norm


def setup():
    return Model()


def step(model, i):
    grad = jax.grad(model.loss)(model.w)
    model.w = model.w - 0.4 * grad
    return grad, model.clipped
