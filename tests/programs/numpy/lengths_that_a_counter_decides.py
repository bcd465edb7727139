"""Lengths of NumPy arrays that the step's number decides, never seen by the graph."""
# expect: converted, hits>=2
# calls: 16

import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.arange(12.0)}


def step(state, i):
    state["x"] = state["x"] * 0.9
    filled = np.zeros(2 + i % 2)
    filled[0] = state["x"][1]
    host = np.ones(1 + i % 2)
    return len(filled), filled.shape, len(host), [1 for _ in host], state["x"]
