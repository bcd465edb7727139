"""Two counters that agree for some calls and then do not, and one that stays constant for a while."""
# expect: converted, compiles<=4, hits>=5
# calls: 12

import jax.numpy as jnp


class Counters:
    def __init__(self):
        self.batches = self.updates = self.epochs = 0
        self.x = jnp.array([1.0])


def setup():
    return Counters()


def between(c, i):
    c.batches += 1
    if i != 5:
        c.updates += 1
    c.epochs = i // 6


def step(c, i):
    return c.x * c.batches + c.updates - c.epochs
