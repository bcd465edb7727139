"""A subclass of StringIO that only keeps a name, and one whose write numbers the pieces."""
# expect: reason=output

import io

import jax.numpy as jnp


class Named(io.StringIO):
    def __init__(self, name):
        super().__init__()
        self.name = name


class Numbered(io.StringIO):
    count = 0

    def write(self, text):
        self.count += 1
        return super().write(f"{self.count}:{text}")


def setup():
    return {"x": jnp.array(1.0), "named": Named("a"), "numbered": Numbered(), "read": None}


def between(state, i):
    state["read"] = state["named"].getvalue(), state["numbered"].getvalue()


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    print(state["named"].name, state["x"], file=state["named"])  # culprit
    print("step", i, file=state["numbered"])
    return state["x"]
