"""Training that goes back to its last good parameters when the loss has exploded, with a smaller rate."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


class Run:
    def __init__(self):
        self.w = jnp.array([2.0, -1.0])
        self.good, self.rate = self.w, 0.9
        self.restarts = []

    def step(self, i):
        loss, grad = jax.value_and_grad(lambda w: jnp.sum(1.5 * w**2))(self.w)
        if loss > 40.0:
            self.w, self.rate = self.good, self.rate * 0.6
            self.restarts.append(i)
            return self.good
        if loss < 8.0:
            self.good = self.w
        self.w = self.w - self.rate * grad
        return self.w


def setup():
    return Run()


def step(run, i):
    return run.step(i), run.rate
