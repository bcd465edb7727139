"""One side on the first half of the calls and the other on the second: what the profile said is no longer true."""
# expect: converted, compiles<=4, hits>=5
# calls: 16

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 1.0])}


def step(state, i):
    if jnp.sum(state["x"]) < 17.0:
        state["x"] = state["x"] + 1.0
    else:
        state["x"] = state["x"] + jnp.array([0.5, -0.25])
    return state["x"]
