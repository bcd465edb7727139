"""A best float, the step of it and how long ago that was, in a loop that an attribute's patience does not end."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 6

import jax.numpy as jnp

STEPS = 60


class Stopper:
    def __init__(self):
        self.best = float("inf")
        self.waited = 0
        self.best_step = None

    def see(self, loss, t):
        if loss < self.best:
            self.best, self.waited, self.best_step = loss, 0, t
        else:
            self.waited += 1


def setup():
    return jnp.linspace(-1, 1, 4)


def step(x, i):
    stopper = Stopper()
    for t in range(STEPS):
        x = jnp.tanh(x * 0.9 + jnp.cos(t * 0.7 + i))
        stopper.see(float(x.sum()), t)
    return stopper.best, stopper.best_step, stopper.waited, x
