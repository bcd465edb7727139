"""NumPy functions and methods write into arrays of the state, given by place: nothing is added twice."""
# expect: reason=numpy-write

import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.array([1.0, 2.0]), "sum": np.zeros(2, np.float32), "counts": np.zeros(3, np.float32)}


def step(state, i):
    state["x"] = state["x"] * 1.5
    np.add(state["sum"], state["x"], state["sum"])  # culprit
    np.clip(state["counts"] + i, 0, 5, state["counts"])
    state["counts"].cumsum(0, None, state["counts"])
    return state["sum"].copy(), state["counts"].copy()
