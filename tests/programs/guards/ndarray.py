"""NumPy arrays change shape and dtype."""
# expect: converted, compiles<=4, misses>=1
# guard: ndarray

import jax.numpy as jnp
import numpy as np


def setup():
    return {"batch": np.zeros((2, 2), np.float32), "w": jnp.ones(2)}


def between(state, i):
    rows, dtype = (2, np.float32) if i < 3 else (3, np.float32) if i < 6 else (3, np.float64)
    state["batch"] = np.full((rows, 2), i, dtype)


def step(state, i):
    return state["batch"] @ state["w"], state["batch"].shape[0]
