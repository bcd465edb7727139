"""The update of the second of three layers raises on some calls: the first is updated, the third is not."""
# expect: converted, compiles<=2, hits>=4

# calls: 20

import jax.numpy as jnp


class Frozen(Exception):
    pass


class Layer:
    def __init__(self, scale):
        self.w, self.frozen, self.updates = jnp.full(2, scale), False, 0

    def update(self, rate):
        self.updates += 1
        if self.frozen:
            raise Frozen(f"after {self.updates}")
        self.w = self.w - rate * jnp.sin(self.w)


def setup():
    return {"layers": [Layer(1.0), Layer(2.0), Layer(3.0)], "log": []}


def between(state, i):
    state["layers"][1].frozen = i in (4, 5, 9)


def step(state, i):
    state["log"].append(i)
    for layer in state["layers"]:
        layer.update(0.1 * (i + 1))
    state["log"].pop()
    return [layer.w for layer in state["layers"]]
