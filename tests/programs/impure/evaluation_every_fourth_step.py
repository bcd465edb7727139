"""Every fourth step evaluates and stores a float; between them the last one is repeated."""
# expect: converted, compiles<=5, hits>=14
# calls: 20

import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.step, self.w, self.score, self.scores = 0, jnp.array([1.0, 2.0]), 0.0, {}


def setup():
    return Trainer()


def step(trainer, i):
    trainer.step += 1
    trainer.w = trainer.w * 0.95
    if trainer.step % 4 == 0:
        trainer.score = float(jnp.sum(trainer.w))
        trainer.scores[trainer.step] = trainer.score
    return trainer.score, len(trainer.scores)
