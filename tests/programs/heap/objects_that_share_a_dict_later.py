"""Two objects of which one takes over the `__dict__` of the other: what is written to the one is seen in the other."""
# expect: converted, compiles<=3, hits>=2, misses>=1
# guard: all_distinct
# calls: 10

import jax.numpy as jnp


class Box:
    def __init__(self):
        self.value = jnp.zeros(2)


def setup():
    return [Box(), Box()]


def between(boxes, i):
    if i == 6:
        boxes[1].__dict__ = boxes[0].__dict__


def step(boxes, i):
    first, second = boxes
    first.value = jnp.ones(2) * i
    second.value = second.value + 1
    return first.value
