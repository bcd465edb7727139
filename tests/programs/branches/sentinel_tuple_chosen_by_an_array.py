"""Tuples of the module that a branch on an array chooses between are the very tuples, not equal ones."""
# expect: converted, compiles<=2, hits>=5

from typing import NamedTuple

import jax.numpy as jnp


class Bounds(NamedTuple):
    low: float
    high: float


NARROW, WIDE = Bounds(-1.0, 1.0), Bounds(-8.0, 8.0)
MISSING = ("missing", 0)


def setup():
    return {"x": jnp.arange(4.0), "chosen": WIDE, "kept": MISSING}


def step(state, i):
    x = state["x"] * (1.0 - 0.5 * (i % 3))
    state["chosen"] = NARROW if jnp.sum(x) > 2.0 else WIDE
    found = MISSING
    for row in range(4):
        if x[row] < 0:
            found = ("row", 1)
    state["kept"] = found
    return x


def between(state, i):
    state["was"] = state["chosen"] is NARROW, state["chosen"] is WIDE, state["kept"] is MISSING
