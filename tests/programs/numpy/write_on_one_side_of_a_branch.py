"""Only one side of a branch on an array writes the buffer."""
# expect: hits>=1

import jax.numpy as jnp
import numpy as np


def setup():
    return {"best": np.zeros(2), "x": jnp.array([1.0, -1.0])}


def step(state, i):
    state["x"] = state["x"] * -1.1
    if state["x"][0] > 0:
        state["best"][0] = i
    return state["x"], state["best"].copy()
