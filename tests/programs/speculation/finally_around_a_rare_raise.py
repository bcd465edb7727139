"""try/finally without except: the clause runs also when the exception leaves the step."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "open": 0, "closed": 0}


def step(state, i):
    state["open"] += 1
    try:
        state["x"] = state["x"] * 1.75
        if state["x"] > 5.0:
            raise OverflowError
        return state["x"] + 1.0
    finally:
        state["closed"] += 1
        if state["x"] > 5.0:
            state["x"] = state["x"] * 0.125
