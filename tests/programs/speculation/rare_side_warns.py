"""warnings.warn on the rare side, with a text that has the value in it."""
# expect: converted, compiles<=3, hits>=2

import warnings

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    state["x"] = state["x"] * 1.5
    if state["x"] > 6.0:
        warnings.warn(f"x is {state['x']:.2f} at step {i}")
        state["x"] = state["x"] - 5.5
    return state["x"]
