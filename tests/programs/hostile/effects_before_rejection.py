"""Writes of every kind, and then a call that cannot be converted: nothing may be done twice."""
# expect: reason=impure-call

import os

import jax.numpy as jnp

log = []


class Model:
    def __init__(self):
        self.count = 0
        self.items = [jnp.zeros(1)]
        self.table = {}


def setup():
    return Model()


def step(model, i):
    model.count += 1
    model.items.append(model.items[-1] + 1)
    model.table[model.count] = model.items[-1]
    log.append(model.count)
    process = os.getpid()  # culprit
    model.items[0] = model.items[0] + (process > 0)
    return len(log), list(model.table)
