"""catch_warnings inside the step collects the warnings of a helper, or hides them."""
# expect: converted=helper, reason=output, compiles<=1, hits>=15

import warnings

import jax.numpy as jnp


def helper(x):
    warnings.warn("helper is old", DeprecationWarning)
    return x * 0.5


def setup():
    return {"x": jnp.array(4.0), "seen": []}


def step(state, i):
    with warnings.catch_warnings():  # culprit
        warnings.simplefilter("ignore")
        state["x"] = helper(state["x"])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        state["x"] = helper(state["x"]) + i
    state["seen"].extend(str(warning.message) for warning in caught)
    return state["x"]
