"""A conditional expression on the value of an array."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(3.0)}


def step(state, i):
    x = state["x"]
    state["x"] = x / 2 if x > 2.0 else 3 * x + 1
    return state["x"]
