"""A branch on a Python float that was read back from an array: early stopping."""
# expect: converted, compiles<=3, hits>=4

import jax
import jax.numpy as jnp


class Stopper:
    def __init__(self):
        self.best, self.bad = float("inf"), 0

    def update(self, loss):
        if loss < self.best - 0.05:
            self.best, self.bad = loss, 0
        else:
            self.bad += 1
        return self.bad > 2


def setup():
    return {"w": jnp.array([2.0]), "stopper": Stopper()}


def step(state, i):
    loss, grad = jax.value_and_grad(lambda w: jnp.sum(w**2))(state["w"])
    state["w"] = state["w"] - 0.3 * grad
    return state["stopper"].update(float(loss))
