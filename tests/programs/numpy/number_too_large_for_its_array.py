"""A loss that grows until an array of ints cannot hold it: from then on CPython runs the step, and nothing is compiled
again and again."""
# expect: compiles<=3
# calls: 30

import jax.numpy as jnp
import numpy as np


def setup():
    return {"rounded": np.zeros(6, np.int32), "x": jnp.ones(6)}


def step(state, i):
    state["x"] = state["x"] * 1e3
    try:
        state["rounded"][1] = state["x"][0]
    except OverflowError as error:
        return str(error)
    return state["x"]
