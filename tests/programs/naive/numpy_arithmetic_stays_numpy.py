"""NumPy arrays and scalars combined with each other give NumPy results, in 64 bits, whatever else the step does."""
# expect: compiles<=3

import jax.numpy as jnp
import numpy as np


def setup():
    return {"a": np.array([0.1, 0.2]), "n": np.int64(3), "x": jnp.array([1.0, 2.0])}


def between(state, i):
    state["a"] = state["a"] + 0.1
    state["n"] = np.int64(3 + i)


def step(state, i):
    numpy_result = state["a"] * 3 / state["n"]
    state["x"] = state["x"] * 0.5
    return numpy_result, state["a"].sum(), state["n"] * 2, state["a"] @ state["a"], state["x"] + numpy_result
