"""Numbers of steps are added to a set and taken out of it, by the value of an array."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "steps": set()}


def step(state, i):
    if state["x"] > 1.5:
        state["steps"].add(i)
        state["x"] = state["x"] - 1.25
    else:
        state["steps"].discard(i - 1)
        state["x"] = state["x"] * 1.75
    return state["x"]
