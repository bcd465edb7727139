"""A bare return when there is nothing to do, and a function that falls off its end otherwise."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.w = jnp.array([1.0, 2.0])
        self.grad = jnp.zeros(2)

    def apply(self):
        if jnp.sum(jnp.abs(self.grad)) < 0.5:
            return
        self.w = self.w - 0.1 * self.grad


def setup():
    return Trainer()


def between(trainer, i):
    trainer.grad = jnp.array([0.1, 0.3]) * (i % 4)


def step(trainer, i):
    done = trainer.apply()
    return done, trainer.w
