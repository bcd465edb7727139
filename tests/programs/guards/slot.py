"""A slot is unset and set again."""
# expect: converted, compiles<=3, misses>=1
# guard: slot

import jax.numpy as jnp


class Cell:
    __slots__ = ("w", "bias")


def setup():
    cell = Cell()
    cell.w, cell.bias = jnp.array([1.0]), jnp.array([0.5])
    return cell


def between(cell, i):
    if i == 4:
        del cell.bias
    if i == 6:
        cell.bias = jnp.array([1.5])


def step(cell, i):
    return cell.w + cell.bias if hasattr(cell, "bias") else cell.w
