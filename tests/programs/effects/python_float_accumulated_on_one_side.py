"""A Python float grows on one side by numbers that 32 bits cannot hold."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Meter:
    def __init__(self):
        self.total = 0.1


def setup():
    return {"x": jnp.array(1.0), "meter": Meter()}


def step(state, i):
    if state["x"] > 1.5:
        state["meter"].total += 0.7
        state["x"] = state["x"] * 0.5
    else:
        state["meter"].total *= 1.1
        state["x"] = state["x"] + 0.5
    return state["meter"].total
