"""The phase of training is an enum member; a method of it says which comes next, a dict has the rate of each."""
# expect: converted, compiles<=5, hits>=14
# calls: 20

import enum

import jax.numpy as jnp


class Phase(enum.Enum):
    WARM = "warm"
    TRAIN = "train"
    COOL = "cool"

    def next(self):
        members = list(Phase)
        return members[(members.index(self) + 1) % len(members)]


RATES = {Phase.WARM: 0.01, Phase.TRAIN: 0.1, Phase.COOL: 0.001}


class Trainer:
    def __init__(self):
        self.phase, self.left, self.w = Phase.WARM, 2, jnp.array([1.0, 2.0])


def setup():
    return Trainer()


def step(trainer, i):
    trainer.w = trainer.w - RATES[trainer.phase] * trainer.w * (i + 1)
    trainer.left -= 1
    if trainer.left == 0:
        trainer.phase, trainer.left = trainer.phase.next(), 2
    return trainer.w, trainer.phase, trainer.phase is Phase.TRAIN, trainer.phase.name
