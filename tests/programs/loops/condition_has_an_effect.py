"""The condition of a while is a method that counts how often it was asked."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Budget:
    def __init__(self):
        self.asked, self.left = 0, jnp.float32(3.0)

    def allows(self, cost):
        self.asked += 1
        return self.left >= cost


def setup():
    return Budget()


def between(budget, i):
    budget.left = budget.left + i % 4


def step(budget, i):
    done = 0
    while budget.allows(1.5):
        budget.left = budget.left - 1.5
        done += 1
    return done, budget.asked
