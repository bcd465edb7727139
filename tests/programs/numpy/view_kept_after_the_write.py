"""A buffer is written first, then a view of it is kept: the next write shows in the view."""
# expect: reason=numpy-write

import jax.numpy as jnp
import numpy as np


def setup():
    return {"buffer": np.zeros(4), "x": jnp.ones(2)}


def step(state, i):
    state["x"] = state["x"] * 1.5
    state["buffer"][3] = i
    state["tail"] = state["buffer"][2:]
    return state["x"] * 2
