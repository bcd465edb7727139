"""An exception halfway leaves exactly the writes that came before it, and the next call goes on from there."""
# expect: compiles<=3

import jax.numpy as jnp


class Account:
    def __init__(self):
        self.x = jnp.array([1.0])
        self.log = []
        self.count = 0


def setup():
    return Account()


def step(account, i):
    account.count += 1
    account.x = account.x + 1
    account.log.append("started")
    if account.count % 3 == 0:
        raise ValueError(f"failed at {account.count}")
    account.x = account.x * 2
    account.log.append("finished")
    return account.x
