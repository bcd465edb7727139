"""An assert on a counter fails on the fifth call, after a write; the next call goes on from there."""
# expect: converted, compiles<=1, hits>=5

import jax.numpy as jnp


class Budget:
    def __init__(self):
        self.left, self.spent = 4, jnp.zeros(2)

    def spend(self, amount):
        self.left -= 1
        assert self.left >= 0, f"budget exceeded by {-self.left}"
        self.spent = self.spent + jnp.abs(amount)


def setup():
    return Budget()


def between(budget, i):
    if i == 6:
        budget.left = 10


def step(budget, i):
    budget.spend(jnp.array([1.0, -2.0]) * i)
    return budget.spent, budget.left
