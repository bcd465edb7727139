"""random.shuffle mixes a list of indices in place at the start of each epoch; batches are taken from it in order."""
# expect: converted, compiles<=1, hits>=1
# calls: 16

import random

import jax.numpy as jnp


class Loader:
    def __init__(self, data):
        self.data, self.order, self.at = data, list(range(len(data))), len(data)

    def batch(self):
        if self.at >= len(self.order):
            random.shuffle(self.order)
            self.at = 0
        chosen = self.order[self.at : self.at + 2]
        self.at += 2
        return jnp.stack([self.data[k] for k in chosen])


def setup():
    random.seed(3)
    return {"loader": Loader([jnp.full(3, float(k)) for k in range(6)]), "w": jnp.ones(3)}


def step(state, i):
    y = state["loader"].batch() @ state["w"]
    state["w"] = state["w"] * 0.9 + 0.01 * jnp.sum(y)
    return y, state["loader"].order
