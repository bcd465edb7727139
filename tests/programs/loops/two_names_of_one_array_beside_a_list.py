"""A loop that an array ends gives its array two names, one of them an attribute, and notes something else."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Solver:
    def __init__(self):
        self.last = None

    def run(self, x):
        errors, old = [], x
        while jnp.abs(x).max() > 0.1:
            errors.append(jnp.abs(x).max())
            x = x * 0.5
            old = self.last = x
        return x, old, errors


def setup():
    return Solver()


def step(solver, i):
    return solver.run(jnp.arange(3.0) + i)
