"""A training loop inside one call: an optimiser with momentum in its attributes steps until the loss is small."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


class Momentum:
    def __init__(self, rate):
        self.rate, self.velocity, self.steps = rate, jnp.zeros(2), 0

    def step(self, w, grad):
        self.velocity = 0.5 * self.velocity - self.rate * grad
        self.steps += 1
        return w + self.velocity


def setup():
    return {"w": jnp.array([2.0, -1.0]), "opt": Momentum(0.25)}


def step(state, i):
    w, opt = state["w"], state["opt"]
    value, grad = jax.value_and_grad(lambda w: jnp.sum(w**2))(w)
    while value > 0.3:
        w = opt.step(w, grad)
        value, grad = jax.value_and_grad(lambda w: jnp.sum(w**2))(w)
    state["w"] = w + jnp.array([0.5 * i, 1.0])
    return value, opt.steps
