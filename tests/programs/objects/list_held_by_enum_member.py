"""An enum member keeps a list and a rate of its own; the step appends to the one and reads the other, which changes."""
# expect: converted, compiles<=3, hits>=5
# calls: 10

import enum

import jax.numpy as jnp


class Phase(enum.Enum):
    TRAIN = "train"
    TEST = "test"

    def __init__(self, tag):
        self.rate = 0.1
        self.history = []


class Log(enum.Enum):
    LOSSES = []


def setup():
    return [Phase.TRAIN.history, Log.LOSSES.value]


def between(state, i):
    if i == 5:
        Phase.TRAIN.rate = 100.0


def step(state, i):
    x = jnp.arange(3.0) * Phase.TRAIN.rate
    Phase.TRAIN.history.append(x)
    Log.LOSSES.value.append(x + 1)
    return x
