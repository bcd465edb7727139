"""A Python int that goes up on one side only, and a difference of such ints: ints they stay."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.0), "ups": 0, "downs": 0}


def step(state, i):
    if state["x"] < 1.0:
        state["ups"] += 1
        state["x"] = state["x"] + 0.75
    else:
        state["downs"] += 2
        state["x"] = state["x"] - 1.0
    return state["ups"], state["downs"], state["ups"] - state["downs"]
