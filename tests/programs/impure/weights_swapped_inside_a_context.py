"""A context manager puts averaged weights in for the evaluation and the trained ones back afterwards."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


class Swapped:
    def __init__(self, model):
        self.model = model

    def __enter__(self):
        self.trained, self.model.w = self.model.w, self.model.average
        self.model.depth += 1
        return self.model

    def __exit__(self, *details):
        self.model.w = self.trained
        self.model.depth -= 1
        self.model.evaluations += 1
        return False


class Model:
    def __init__(self):
        self.w = self.average = jnp.array([1.0, 3.0])
        self.depth = self.evaluations = 0


def setup():
    return Model()


def step(model, i):
    model.w = model.w * 0.8 + 0.1 * i
    model.average = 0.9 * model.average + 0.1 * model.w
    with Swapped(model) as swapped:
        score = jnp.sum(swapped.w**2) * swapped.depth
    return score, model.depth, model.evaluations, model.w
