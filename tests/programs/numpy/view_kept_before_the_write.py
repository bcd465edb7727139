"""A view of a buffer is kept by the state; later writes to the buffer show in it."""
# expect: hits>=0

import jax.numpy as jnp
import numpy as np


def setup():
    return {"buffer": np.zeros(4), "x": jnp.ones(2)}


def step(state, i):
    state["x"] = state["x"] * 1.5
    state["tail"] = state["buffer"][2:]
    state["buffer"][3] = i
    return state["tail"][1] + state["x"], state["tail"]
