"""Attributes that are int, float, bool or NumPy scalars stay what they are when they are updated."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp
import numpy as np


class Numbers:
    def __init__(self):
        self.count = 1
        self.rate = 0.3
        self.flag = True
        self.scale = np.float32(0.5)
        self.big = 2**62
        self.x = jnp.array([1.0])


def setup():
    return Numbers()


def step(n, i):
    n.count = n.count * 2 + 1
    n.rate = n.rate / 3 + 0.1
    n.flag = not n.flag
    n.scale = n.scale * np.float32(1.1)
    n.big = n.big + 1
    n.x = n.x * n.rate
    return n.count, n.rate, n.flag, n.scale, n.big // 3
