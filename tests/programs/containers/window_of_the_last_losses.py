"""A deque of limited length keeps the last losses; nobody looks at it, so it may fill up without a compile."""
# expect: converted, compiles<=2, hits>=8
# calls: 12

import collections

import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.w = jnp.array([1.0, -2.0])
        self.losses = collections.deque(maxlen=4)


def setup():
    return Trainer()


def step(trainer, i):
    loss = jnp.sum(trainer.w**2)
    trainer.w = trainer.w * 0.9
    trainer.losses.append(loss)
    trainer.losses.append(i)
    return loss
