"""A class attribute that is None, then a float, then an object with attributes of its own, then None again."""
# expect: converted, hits>=2

import jax.numpy as jnp


class Best:
    def __init__(self, x):
        self.x = x


class Search:
    best = None
    bound = None


def setup():
    return {"x": jnp.arange(3.0)}


def between(state, i):
    if i == 8:
        Search.best = None


def step(state, i):
    x = state["x"] + i
    Search.bound = float(i)
    if Search.best is None:
        Search.best = Best(x)
    else:
        Search.best.x = Search.best.x * 0.5 + x
    return Search.best.x, Search.bound, Search.best
