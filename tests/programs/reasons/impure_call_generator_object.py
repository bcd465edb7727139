"""A numpy.random.Generator kept in an attribute advances with every call."""
# expect: reason=impure-call

import jax.numpy as jnp
import numpy as np


class Augment:
    def __init__(self):
        self.source = np.random.default_rng(0)

    def __call__(self, x):
        return x + self.source.normal()  # culprit


def setup():
    return {"augment": Augment(), "x": jnp.ones(2)}


def step(state, i):
    return state["augment"](state["x"])
