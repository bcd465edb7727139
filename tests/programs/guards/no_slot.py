"""A slot that was not set is set later."""
# expect: converted, compiles<=3, misses>=1
# guard: no_slot

import jax.numpy as jnp


class Cell:
    __slots__ = ("w", "bias")


def setup():
    cell = Cell()
    cell.w = jnp.array([1.0])
    return cell


def between(cell, i):
    if i == 4:
        cell.bias = jnp.array([1.5])


def step(cell, i):
    return cell.w + cell.bias if hasattr(cell, "bias") else cell.w * 2
