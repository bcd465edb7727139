"""Lists are made of an object that notes what it is asked: for its iterator, then for its length; a set asks less."""
# expect: converted, hits>=4

import jax.numpy as jnp


class Noted:
    def __init__(self):
        self.asked = []

    def __len__(self):
        self.asked.append("len")
        return 2

    def __iter__(self):
        self.asked.append("iter")
        return iter((1, 2))


def setup():
    return jnp.ones(1)


def step(x, i):
    noted = Noted()
    items = [*noted, *list(noted)]
    items.extend(noted)
    return x * 2, items, sorted(noted), set(noted), {*noted}, noted.asked
