"""A model that keeps lists of arrays and numbers, and a record with its weights for every iteration of a while."""
# expect: converted, compiles<=2, hits>=4
# calls: 7

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.log = {"loss": [], "norm": []}
        self.weights = jnp.ones(3)
        self.records = []

    def fit(self, i):
        x, n = self.weights + 3.0 + i, 0
        while True:
            x = x * 0.7
            n += 1
            loss = (x**2).sum()
            self.log["loss"].append(loss)
            self.log["norm"].append(float(jnp.abs(x).max()))
            self.records.append({"n": n, "loss": loss, "weights": x})
            if loss < 0.01:
                break
            self.weights = x * 0.01
        return n


def setup():
    return Model()


def step(model, i):
    return model.fit(i)
