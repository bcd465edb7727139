"""`total += x` of a NumPy array and an array of JAX gives an array of JAX; the NumPy array stays as it was."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp
import numpy as np


def setup():
    return {"start": np.ones(2, np.float32), "x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5
    total = state["start"]
    total += state["x"]
    own = np.zeros(2)
    own += 1.5
    kept = own
    own -= state["x"]
    return total, type(total).__name__, own, kept, state["start"]
