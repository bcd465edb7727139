"""warnings.warn gets an instance of a category instead of a text, and a category that is none."""
# expect: reason=output

import warnings

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "errors": []}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    warnings.warn(RuntimeWarning(f"step {i}"))  # culprit
    try:
        warnings.warn("text", int if i % 2 else None)
    except TypeError as error:
        state["errors"].append(str(error))
    return state["x"]
