"""A NumPy buffer is written in place on the rare side."""
# expect: converted, compiles<=3, hits>=2

import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.array(1.0), "peaks": np.zeros(4, np.float32), "n": 0}


def step(state, i):
    state["x"] = state["x"] * 1.5
    if state["x"] > 6.0:
        state["peaks"][state["n"]] = state["x"]
        state["n"] += 1
        state["x"] = state["x"] - 5.5
    return state["x"]
