"""A learning rate that somebody else halves between two calls."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp


class SGD:
    def __init__(self, lr):
        self.lr = lr

    def update(self, weights, grads):
        return weights - self.lr * grads


def setup():
    return {"optimizer": SGD(0.4), "weights": jnp.array([1.0, -2.0])}


def between(state, i):
    if i:
        state["optimizer"].lr = state["optimizer"].lr / 2


def step(state, i):
    grads = jax.grad(lambda w: jnp.sum(w**2))(state["weights"])
    state["weights"] = state["optimizer"].update(state["weights"], grads)
    return state["weights"]
