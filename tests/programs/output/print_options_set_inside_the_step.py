"""The text of an array is made with the print options of the time: inside `with np.printoptions(...)` and outside."""
# expect: reason=impure-call

import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.array([1.0, 2.0]) / 3.0}


def step(state, i):
    state["x"] = state["x"] * 0.75
    with np.printoptions(precision=2):  # culprit
        print("short", state["x"])
        print(f"{state['x']}", np.ones(2) / 3)
    print("long", state["x"], np.ones(2) / 3)
    return state["x"]
