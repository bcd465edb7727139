"""A scan body that is one object and reads its attributes: JAX traces it once and keeps what it read, for ever."""
# expect: reason=cached-trace

import jax
import jax.numpy as jnp


class Cell:
    def __init__(self):
        self.w = jnp.array(0.5)

    def __call__(self, h, x):
        h = h * self.w + x
        return h, h


def setup():
    return Cell()


def step(cell, i):
    result = jax.lax.scan(cell, 0.0, jnp.arange(3.0))
    cell.w = cell.w + 1.0
    return result
