"""An RNN cell keeps its hidden state between calls and forgets it when a sentence ends."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Cell:
    def __init__(self):
        self.w, self.u = jnp.eye(3) * 0.5, jnp.full((2, 3), 0.3)
        self.hidden, self.length = None, 0

    def __call__(self, x):
        if self.hidden is None:
            self.hidden = jnp.zeros(3)
        self.hidden = jnp.tanh(x @ self.u + self.hidden @ self.w)
        self.length += 1
        return self.hidden


def setup():
    return Cell()


def step(cell, i):
    y = cell(jnp.array([1.0, -1.0]) * (i + 1))
    if i % 4 == 3:
        cell.hidden, cell.length = None, 0
    return y, cell.length
