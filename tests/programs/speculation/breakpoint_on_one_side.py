"""breakpoint() behind a condition that holds on one call; PYTHONBREAKPOINT=0 makes it do nothing."""
# expect: converted, compiles<=3, hits>=3

import os

import jax.numpy as jnp


def setup():
    os.environ["PYTHONBREAKPOINT"] = "0"
    return {"x": jnp.array(1.0)}


def step(state, i):
    state["x"] = state["x"] * 1.5
    if state["x"] > 10.0:
        breakpoint()
        state["x"] = state["x"] - 9.5
    return state["x"]
