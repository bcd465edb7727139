"""The exception has the value of the array in its text and the array itself among its arguments."""
# expect: converted, compiles<=3, hits>=2

import jax.numpy as jnp


class Diverged(Exception):
    def __init__(self, loss):
        super().__init__(f"loss {loss:.3f} is too large", loss)
        self.loss = loss


def setup():
    return {"x": jnp.array([1.0, 0.5])}


def between(state, i):
    state["x"] = jnp.array([i % 4 + 0.25, 0.5])


def step(state, i):
    loss = jnp.sum(state["x"] ** 2)
    if loss > 9.0:
        raise Diverged(loss)
    return loss
