"""Different dtypes on the two sides, but only sums with a float array leave the branch: float32 either way."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.5, -0.5]), "n": jnp.int32(2)}


def step(state, i):
    if state["x"][0] > 2.0:
        offset = state["n"]
        y = state["x"] - offset
    else:
        offset = state["n"] * 0.25
        y = state["x"] + offset
    del offset
    state["x"] = y
    return y
