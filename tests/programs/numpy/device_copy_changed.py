"""A NumPy copy of a computed array is changed and kept; the array itself is not."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.array([1.0, -2.0, 3.0]), "log": []}


def step(state, i):
    state["x"] = state["x"] * 0.9
    host = np.array(state["x"])
    host[0] = 7.0
    host[host < 0] = 0.0
    host += 1.0
    state["log"].append(host)
    return host.sum(), state["x"]
