"""A class of the user's own has a write method that collects lines; print writes to it piece by piece."""
# expect: reason=late-value-use

import jax.numpy as jnp


class Lines:
    def __init__(self):
        self.lines, self.rest, self.pieces = [], "", 0

    def write(self, text):
        self.pieces += 1
        *complete, self.rest = (self.rest + text).split("\n")  # culprit
        self.lines.extend(complete)


def setup():
    return {"x": jnp.array(1.0), "out": Lines()}


def step(state, i):
    state["x"] = state["x"] + 0.5
    print("step", i, "of", 8, file=state["out"])
    print("no", "end", sep="-", end=" ", file=state["out"])
    print("x", state["x"] > 2.0, file=state["out"])
    return state["out"].pieces
