"""A replaced object writes to a log when it goes: at the statement that replaces it, before what the step logs next."""
# expect: fallbacks>=3

import weakref

import jax.numpy as jnp


class Buffer:
    pass


class Trainer:
    def __init__(self):
        self.weights = jnp.array([0.5, -0.3])
        self.log = []
        self.buffer = None

    def step(self, x):
        self.weights = self.weights - 0.1 * jnp.tanh(self.weights * x)
        self.buffer = None
        self.log.append("stepped")
        return jnp.sum(self.weights)


def setup():
    return Trainer()


def between(trainer, i):
    if i % 2:
        trainer.buffer = Buffer()
        weakref.finalize(trainer.buffer, trainer.log.append, f"buffer {i} freed")


def step(trainer, i):
    return trainer.step(i + 1.0)
