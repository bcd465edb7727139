"""Two keys are added to a dict in one order on one side and in the other order on the other."""
# expect: reason=branch-merge

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    seen = {}
    if state["x"] > 2.0:
        seen["first"] = state["x"]
        seen["second"] = state["x"] + 1.0
        state["x"] = state["x"] - 1.5
    else:
        seen["second"] = state["x"]
        seen["first"] = state["x"] * 2.0
        state["x"] = state["x"] * 1.5
    return list(seen), seen
