"""`not` on an array is a Python bool, which is used as a condition, kept and returned."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Monitor:
    def __init__(self):
        self.is_bad = False


def setup():
    return {"x": jnp.array(1.0), "monitor": Monitor()}


def step(state, i):
    state["x"] = state["x"] * -1.5
    state["monitor"].is_bad = not state["x"] > 0
    if not state["x"] < 2.0:
        state["x"] = state["x"] - 1.0
    return state["x"], not state["x"], state["monitor"].is_bad
