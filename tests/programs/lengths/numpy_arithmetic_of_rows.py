"""Rows of a NumPy array are computed with by NumPy, in its own precision."""
# expect: hits>=0
# calls: 26

import jax.numpy as jnp
import numpy as np

LENGTHS = [5, 7, 5, 7, 5, 7]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = np.sin(np.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    h, total = jnp.zeros(3), 0.0
    for x in state["xs"]:
        h = h + x * 0.1 + 1.0
        total = total + x.sum()
    return h, total
