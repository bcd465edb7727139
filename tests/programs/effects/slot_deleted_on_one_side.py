"""A slot that nobody read before is deleted on one side of a branch on an array, and set again later."""
# expect: reason=branch-merge

import jax.numpy as jnp


class Holder:
    __slots__ = ("last", "x")

    def __init__(self):
        self.x, self.last = jnp.array(1.0), 5


def setup():
    return Holder()


def between(holder, i):
    holder.last = i


def step(holder, i):
    holder.x = holder.x * 1.5
    if holder.x > 3.0:  # culprit
        del holder.last
        holder.x = holder.x - 2.5
    return hasattr(holder, "last"), holder.x
