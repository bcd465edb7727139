"""A loss function that reads attributes which the step wrote just before, through JAX's own code."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp


class Annealed:
    def __init__(self):
        self.temperature = 1.0
        self.scale = jnp.array(1.0)
        self.w = jnp.array([0.5, 1.0])

    def loss(self, w):
        return jnp.sum(jnp.exp(-w * self.scale)) / self.temperature

    def train(self):
        self.temperature *= 0.9
        self.scale = self.scale + 0.25
        self.w = self.w - jax.grad(self.loss)(self.w)


def setup():
    return Annealed()


def step(model, i):
    model.train()
    return model.w
