"""A NumPy total grows by arrays of the step, and by itself."""
# expect: converted, compiles<=3, hits>=2

import jax.numpy as jnp
import numpy as np


def setup():
    return {"total": np.zeros(2, np.float32), "x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5
    state["total"] += state["x"]
    state["total"] -= state["total"] * 0.1
    total = state["total"]
    total /= 2
    print("total", total.shape, total.dtype)
    return state["total"] is total, state["x"]
