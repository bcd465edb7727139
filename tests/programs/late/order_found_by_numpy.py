"""A NumPy function given a computed array: NumPy reads its values."""
# expect: reason=late-value-use

import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.array([3.0, 1.0, 2.0])}


def step(state, i):
    state["x"] = state["x"] * 0.9
    order = np.argsort(state["x"])
    return state["x"][order], np.asarray(state["x"]).tolist()  # culprit
