"""functools.cached_property: computed on the first read and then an ordinary attribute."""
# expect: compiles<=2

import functools

import jax.numpy as jnp


class Kernel:
    def __init__(self, x):
        self.x = x
        self.computed = 0

    @functools.cached_property
    def gram(self):
        self.computed += 1
        return self.x @ self.x.T


def setup():
    return {"kernel": Kernel(jnp.array([[1.0], [2.0]]))}


def step(state, i):
    kernel = state["kernel"]
    total = kernel.gram + kernel.gram
    if i % 3 == 2:
        state["kernel"] = Kernel(kernel.x * 0.5)
    return total, kernel.computed, sorted(vars(kernel))
