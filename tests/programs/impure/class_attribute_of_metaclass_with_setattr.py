"""A metaclass that watches what its classes are given."""
# expect: reason=class-write

import jax.numpy as jnp

WRITTEN = []


class Watching(type):
    def __setattr__(cls, name, value):
        WRITTEN.append(name)
        super().__setattr__(name, value)


class Config(metaclass=Watching):
    rate = 0.5


def setup():
    return {"x": jnp.ones(2)}


def step(state, i):
    Config.rate = Config.rate * 0.9  # culprit
    return state["x"] * Config.rate, len(WRITTEN)
