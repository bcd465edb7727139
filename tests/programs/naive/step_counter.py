"""A step that reads and bumps its counter, takes a learning rate that changes every call, and keeps the losses."""
# expect: converted, compiles<=2, hits>=195
# calls: 200

import jax
import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.weights = jnp.array([0.5, -0.3, 0.8])
        self.step = 0
        self.history = []

    def train(self, x, y, lr):
        def loss_fn(weights):
            return jnp.mean((x @ weights - y) ** 2)

        loss, grad = jax.value_and_grad(loss_fn)(self.weights)
        self.weights = self.weights - lr / (1 + 0.01 * self.step) * grad
        self.step += 1
        self.history.append(loss)
        return loss


def setup():
    return Trainer()


def step(trainer, i):
    x = jnp.array([[1.0, 2.0, 0.5], [0.2, -1.0, 1.5]])
    y = jnp.array([1.0, 0.5])
    return trainer.train(x, y, 0.1 / (i + 1))
