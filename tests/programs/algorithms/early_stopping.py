"""Early stopping with patience, the losses kept as arrays: best, a count of bad calls, and a flag."""
# expect: converted, compiles<=3, hits>=4

import jax
import jax.numpy as jnp


class EarlyStopping:
    def __init__(self, patience):
        self.best, self.bad, self.patience = jnp.float32(jnp.inf), 0, patience
        self.stopped = False

    def update(self, loss):
        if loss < self.best - 0.01:
            self.best, self.bad = loss, 0
        else:
            self.bad += 1
        if self.bad >= self.patience:
            self.stopped = True
        return self.stopped


def setup():
    return {"w": jnp.array([2.0, -1.0]), "stopper": EarlyStopping(3)}


def step(state, i):
    loss, grad = jax.value_and_grad(lambda w: jnp.sum((w - 0.5) ** 2))(state["w"])
    if not state["stopper"].stopped:
        state["w"] = state["w"] - 0.45 * grad
    else:
        state["w"] = state["w"] + 0.25
    return state["stopper"].update(loss), state["stopper"].bad
