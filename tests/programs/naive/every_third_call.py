"""Something extra on every third call, decided by a counter."""
# expect: converted, compiles<=3, hits>=8
# calls: 14

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.weights = jnp.arange(4.0)
        self.slow = jnp.arange(4.0)
        self.count = 0


def setup():
    return Model()


def step(model, i):
    model.weights = model.weights * 0.9 + 0.1
    if model.count % 3 == 0:
        model.slow = 0.5 * (model.slow + model.weights)
    model.count += 1
    return model.slow
