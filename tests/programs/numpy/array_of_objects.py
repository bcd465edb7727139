"""An array of objects holds what is put into it."""
# expect: reason=numpy-write

import jax.numpy as jnp
import numpy as np


def setup():
    return {"slots": np.empty(3, object), "x": jnp.ones(2)}


def step(state, i):
    state["x"] = state["x"] * 2
    state["slots"][i % 3] = state["x"]  # culprit
    return state["x"]
