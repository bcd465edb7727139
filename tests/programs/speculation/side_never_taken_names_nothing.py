"""The side that is never taken reads a name that does not exist."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    if jnp.isnan(state["x"][0]):
        report_failure(state["x"])
    return state["x"]
