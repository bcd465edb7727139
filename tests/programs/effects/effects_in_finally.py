"""A finally clause around a branch that returns on both sides: it runs on both, after the value is made."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "returns": 0}


def step(state, i):
    try:
        if state["x"] > 2.0:
            return state["x"]
        return -state["x"]
    finally:
        state["returns"] += 1
        state["x"] = state["x"] * 1.5 % 3.0
