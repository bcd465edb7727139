"""The best loss is one of those in the list, and its weights are one of the list of weights."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 6

import jax.numpy as jnp

STEPS = 60


class Run:
    def __init__(self):
        self.losses = []
        self.weights = []
        self.best_loss = jnp.inf
        self.best_weights = None


def setup():
    return jnp.linspace(-1, 1, 4)


def step(start, i):
    run, weights = Run(), start
    for t in range(STEPS):
        weights = jnp.tanh(weights * 0.9 + jnp.cos(t * 1.7 + i))
        loss = jnp.sum(weights**2)
        run.losses.append(loss)
        run.weights.append(weights)
        if loss < run.best_loss:
            run.best_loss = loss
            run.best_weights = weights
    return run, weights
