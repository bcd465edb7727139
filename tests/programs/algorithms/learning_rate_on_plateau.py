"""The learning rate, a Python float, is divided when the loss has stopped falling."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Plateau:
    def __init__(self, rate):
        self.rate, self.best, self.waited = rate, jnp.float32(1e9), 0

    def update(self, loss):
        if loss < self.best:
            self.best = loss
            self.waited = 0
            return False
        self.waited += 1
        if self.waited < 2:
            return False
        self.rate, self.waited = self.rate / 3, 0
        return True


def setup():
    return {"w": jnp.array([2.0, 1.0]), "schedule": Plateau(1.1)}


def step(state, i):
    loss = jnp.sum(state["w"] ** 2)
    is_cut = state["schedule"].update(loss)
    state["w"] = state["w"] - state["schedule"].rate * 2.0 * state["w"]
    return is_cut, state["schedule"].rate
