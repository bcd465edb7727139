"""+= and its kin on names, attributes and items: lists change in place, arrays do not."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class Box:
    def __init__(self):
        self.x = jnp.array([8, 5])
        self.items = [1]


def setup():
    return {"box": Box(), "y": jnp.array([2, 3])}


def step(state, i):
    box = state["box"]
    before, alias = box.x, box.items
    box.x += 1
    box.x *= state["y"]
    box.x //= 2
    box.x %= 7
    box.x **= 2
    box.x -= 1
    box.x <<= 1
    box.x |= 1
    state["y"] ^= 1
    alias += [len(alias)]
    return before, box.items is alias, box.x
