"""The dict of a module is read and written, by `__dict__` and by vars()."""
# expect: reason=unsupported-op

import types

import jax.numpy as jnp

config = types.ModuleType("config")
config.rate = 2.0
config.reads = 0


def setup():
    return jnp.ones(2)


def between(x, i):
    config.rate += 1.0


def step(x, i):
    config.__dict__["reads"] += 1  # culprit
    return x * vars(config)["rate"], config.reads
