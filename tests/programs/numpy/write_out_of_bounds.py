"""The position runs past the end of the buffer."""
# expect: hits>=2

import jax.numpy as jnp
import numpy as np


def setup():
    return {"losses": np.zeros(6, np.float32), "x": jnp.ones(2)}


def step(state, i):
    state["x"] = state["x"] * 0.5
    state["losses"][i] = jnp.sum(state["x"])
    return state["x"]
