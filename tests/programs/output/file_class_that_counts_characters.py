"""A file of the user's own counts what is written and how often it is flushed, and passes the text on."""
# expect: reason=late-value-use

import sys

import jax.numpy as jnp


class Counting:
    def __init__(self):
        self.characters = self.flushes = 0

    def write(self, text):
        self.characters += len(text)  # culprit
        return sys.stdout.write(text)

    def flush(self):
        self.flushes += 1


def setup():
    return {"x": jnp.array(1.0), "out": Counting()}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    print("step", i, file=state["out"], flush=i % 2 == 0)
    print("x is", state["x"], file=state["out"])
    state["x"] = state["x"] + state["out"].flushes
    return state["out"].characters, state["out"].flushes
