"""An array of shape (1,) or (1, 1) is a condition as good as a scalar."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([[2.0]])}


def step(state, i):
    x = state["x"]
    if x > 3.0:
        x = x - 4.0
    if x[0] < 0:
        x = -x + 1.0
    state["x"] = x * 1.5
    return state["x"]
