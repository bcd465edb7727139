"""Attributes are set, a list grows and a line is printed before the exception: all of it stays."""
# expect: compiles<=4

import jax.numpy as jnp


class Account:
    def __init__(self):
        self.balance, self.log = jnp.array(5.0), []

    def withdraw(self, amount):
        self.log.append(amount)
        print("withdraw", amount)
        self.balance = self.balance - amount
        if self.balance < 0:
            self.balance = jnp.array(4.0)
            raise ValueError(f"overdrawn at withdrawal {len(self.log)}")
        return self.balance


def setup():
    return Account()


def step(account, i):
    return account.withdraw(1.5 + i % 3)
