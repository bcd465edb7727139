"""A buffer is written, and the array work of the same step sees what was written."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp
import numpy as np


def setup():
    return {"window": np.zeros(4, np.float32), "w": jnp.arange(4.0)}


def step(state, i):
    window = state["window"]
    before = jnp.dot(window, state["w"])
    window[:-1] = window[1:]
    window[-1] = i
    after = jnp.dot(window, state["w"]) + jnp.sum(jnp.stack([window, state["w"]]))
    state["w"] = state["w"] * 0.99
    return before, after
