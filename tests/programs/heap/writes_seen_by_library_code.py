"""A list is changed and then given to jnp.stack, jax.tree.map and sum, which must see the change."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


class Bag:
    def __init__(self):
        self.items = [jnp.ones(2), jnp.zeros(2)]
        self.table = {"a": jnp.ones(2)}


def setup():
    return Bag()


def step(bag, i):
    bag.items.append(bag.items[0] * 3)
    bag.table["b"] = bag.items[-1]
    stacked = jnp.stack(bag.items)
    doubled = jax.tree.map(lambda x: x * 2, bag.table)
    total = sum(bag.items)
    names = sorted(bag.table), len(bag.items), list(reversed(bag.items))[0]
    bag.items.pop()
    bag.items[0] = bag.items[0] * 0.9
    del bag.table["b"]
    return stacked, doubled, total, names
