"""A default on the class is read until the instance has its own; writing the class does not touch the instance."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


class Optimizer:
    rate = 0.1
    steps = 0

    def update(self, x):
        self.steps = self.steps + 1
        Optimizer.rate = Optimizer.rate * 0.5
        return x - self.rate * x


def setup():
    return {"optimizer": Optimizer(), "other": Optimizer(), "x": jnp.ones(3)}


def step(state, i):
    own = state["optimizer"]
    if i == 6:
        own.rate = 1.0
    state["x"] = own.update(state["x"]) + state["other"].rate
    return own.steps, own.rate, state["other"].rate, Optimizer.steps
