"""sys.stdout is another file from one call to the next: a buffer, an object of the user's own, and what it was."""
# expect: converted, compiles<=2, hits>=6

import io
import sys

import jax.numpy as jnp

BUFFER = io.StringIO()


class Shouting:
    def __init__(self):
        self.texts = []

    def write(self, text):
        self.texts.append(text.upper())


def setup():
    return {"x": jnp.array(1.0), "shouting": Shouting(), "read": None}


def between(state, i):
    state["read"] = BUFFER.getvalue()
    if 2 <= i < 5:
        sys.stdout = BUFFER
    elif 5 <= i < 7:
        sys.stdout = state["shouting"]


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    print("step", i, "x", state["x"])
    sys.stdout.write("written\n")
    return state["x"]
