"""Values that an integer array cannot hold: NumPy warns or raises, at the user's line."""
# expect: hits>=0

import warnings

import jax.numpy as jnp
import numpy as np


def setup():
    return {"ints": np.zeros(3, np.int32), "x": jnp.array([1.0, 2.0]), "caught": []}


def step(state, i):
    state["x"] = state["x"] * 2
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            state["ints"][0] = float(jnp.sum(state["x"])) if i % 3 else np.float32("nan")
        except (ValueError, RuntimeWarning) as error:
            state["caught"].append(str(error))
    try:
        state["ints"] += 0.5
    except TypeError as error:
        state["caught"].append(type(error).__name__)
    return state["x"]
