"""One comparison that decides two branches, the second after the arrays it was made of have changed."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.5), "y": jnp.array(1.0)}


def step(state, i):
    is_small = state["x"] < 2.0
    if is_small:
        state["x"] = state["x"] * 3.0
    state["y"] = state["y"] + state["x"]
    if is_small:
        state["y"] = state["y"] - 1.0
    else:
        state["x"] = state["x"] - 2.75
    return state["y"], is_small
