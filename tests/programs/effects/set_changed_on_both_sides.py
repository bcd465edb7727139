"""A set is changed in other ways on the two sides of a branch on an array."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Search:
    def __init__(self):
        self.open, self.closed, self.x = {1, 2}, {0}, jnp.array(1.0)


def setup():
    return Search()


def step(search, i):
    search.open.add(i)
    if search.x > 1.5:
        search.open.discard(i - 1)
        search.closed.update([i, i + 1])
        search.x = search.x - 1.25
    else:
        search.closed.clear()
        search.x = search.x * 1.75
    search.open.discard(1)
    return search.x
