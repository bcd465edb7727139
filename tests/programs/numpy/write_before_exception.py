"""What was written before the step raises stays written."""
# expect: hits>=2

import jax.numpy as jnp
import numpy as np


def work(state, i):
    state["counts"][i % 3] += 1
    state["x"] = state["x"] * 2
    if i % 4 == 3:
        raise ValueError(i)
    state["counts"][0] += 10
    return state["x"]


def setup():
    return {"counts": np.zeros(3, np.int64), "x": jnp.ones(2)}


def step(state, i):
    try:
        return work(state, i), state["counts"].copy()
    except ValueError as error:
        return str(error), state["counts"].copy()
