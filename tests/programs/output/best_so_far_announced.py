"""A new best loss is announced and kept, with a mark at the end of the line; other losses get a plain line."""
# expect: converted, compiles<=2, hits>=6

import math

import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.x, self.best, self.best_step = jnp.array(3.0), math.inf, None


def setup():
    return Trainer()


def step(trainer, i):
    trainer.x = -0.75 * trainer.x + 0.5 * (i % 3)
    loss = trainer.x**2
    print(f"step {i}: loss {loss:.4f}", end="")
    if loss < trainer.best:
        print(" *", end="")
        trainer.best, trainer.best_step = loss, i
    print()
    return trainer.best, trainer.best_step
