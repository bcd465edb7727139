"""The same attribute is written before, inside and after a branch, and read in between."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Box:
    def __init__(self):
        self.value = jnp.array(1.0)
        self.trail = []


def setup():
    return Box()


def step(box, i):
    box.value = box.value + 1.0
    box.trail.append(box.value)
    if box.value > 3.0:
        box.value = box.value * 0.5
        box.trail.append(box.value)
    box.trail.append(i)
    box.value = box.value + 0.25
    return box.value
