"""Between calls the buffer becomes read-only, and writable again."""
# expect: converted, hits>=2

import jax.numpy as jnp
import numpy as np


def setup():
    return {"buffer": np.zeros(3), "x": jnp.ones(2)}


def between(state, i):
    state["buffer"].flags.writeable = i not in (5, 6)


def step(state, i):
    state["x"] = state["x"] + 1
    try:
        state["buffer"][0] = i
    except ValueError:
        return "read-only", state["x"]
    return state["x"], state["buffer"].copy()
