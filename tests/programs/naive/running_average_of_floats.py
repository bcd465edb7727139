"""An exponential average kept as a Python float next to the arrays; it must stay a float."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Meter:
    def __init__(self):
        self.average = 0.1
        self.count = 0

    def update(self, value):
        self.average = 0.9 * self.average + 0.1 * value
        self.count += 1


def setup():
    return {"meter": Meter(), "x": jnp.ones(2)}


def step(state, i):
    state["meter"].update(0.3 * i)
    state["x"] = state["x"] * 0.5
    return state["meter"].average
