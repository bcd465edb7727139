"""Lengths and shapes of NumPy arrays that the step's number decides, before the graph and behind it."""
# expect: reason=late-value-use

import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.arange(12.0), "mask": np.zeros(12, bool)}


def between(state, i):
    state["mask"][: i % 5] = True


def step(state, i):
    state["x"] = state["x"] * 0.9
    read = np.asarray(state["x"])
    part = read[: i % 7]
    chosen = read[state["mask"]]
    filled = np.zeros(2 + i % 3)
    filled[0] = state["x"][1]
    host = np.ones(1 + i % 4)
    return part.shape, chosen.shape, len(filled), filled.shape, len(host), [1 for _ in host], read[read > 5].shape
