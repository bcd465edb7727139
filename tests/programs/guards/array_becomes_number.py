"""An array is replaced by a Python float, by a NumPy array and by None."""
# expect: converted, compiles<=5, misses>=1
# guard: type

import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.array([1.0, 2.0]), "bias": None}


def between(state, i):
    state["bias"] = [jnp.ones(2), 2.0, np.ones(2, np.float32), None][i // 2]


def step(state, i):
    if state["bias"] is None:
        return state["x"]
    return state["x"] + state["bias"]
