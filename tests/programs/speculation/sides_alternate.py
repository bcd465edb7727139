"""The sides alternate from call to call, so that neither can be taken for granted."""
# expect: converted, compiles<=3, hits>=8
# calls: 14

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.5)}


def step(state, i):
    if state["x"] > 0:
        state["x"] = -state["x"]
        return state["x"]
    state["x"] = 1.0 - state["x"]
    return state["x"] * 3.0
