"""NumPy's print options say how many digits an array has; they change between calls."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.array([1.0, 2.0]) / 3.0}


def between(state, i):
    np.set_printoptions(precision=2 if 3 <= i < 6 else 8)


def step(state, i):
    state["x"] = state["x"] * 0.75
    print("x", state["x"], [state["x"][0]])
    text = str(state["x"])
    print(len(text) > 20, text)
    return state["x"]
