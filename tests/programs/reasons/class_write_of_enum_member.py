"""A counter kept on an enum member is written."""
# expect: reason=class-write

import enum

import jax.numpy as jnp


class Phase(enum.Enum):
    TRAIN = 1

    def __init__(self, number):
        self.count = 0


def setup():
    return jnp.ones(2)


def step(x, i):
    Phase.TRAIN.count += 1  # culprit
    return x * Phase.TRAIN.count
