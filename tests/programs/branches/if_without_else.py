"""An if with no else: on the calls where it is not taken, the old array stays, and it is the same object."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([0.5, 1.0, 4.0])}


def step(state, i):
    x = state["x"]
    if x[0] > 3.0:
        x = x - 3.0
    state["x"] = x + 1.0
    return x
