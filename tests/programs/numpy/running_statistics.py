"""Running statistics kept in NumPy arrays and updated in place by values of the step."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp
import numpy as np


def setup():
    return {
        "mean": np.zeros(3),
        "count": np.zeros((), np.int64),
        "extremes": np.array([np.inf, -np.inf]),
        "x": jnp.array([0.5, 1.0, -2.0]),
    }


def step(state, i):
    state["x"] = state["x"] * 1.1 + 0.1
    state["count"] += 1
    state["mean"] += (np.asarray(state["x"]) - state["mean"]) / 10
    state["extremes"][0] = min(state["extremes"][0], i)
    state["extremes"][1] = max(state["extremes"][1], i)
    state["mean"] *= 0.99
    return state["x"], state["mean"].copy(), int(state["count"])
