"""file=None means standard output, and where that is None nothing is printed and no text is made."""
# expect: converted, compiles<=2, hits>=6

import contextlib
import sys

import jax.numpy as jnp


class Shown:
    def __init__(self):
        self.asked = 0

    def __str__(self):
        self.asked += 1
        return f"shown {self.asked}"


def setup():
    return {"x": jnp.array(1.0), "shown": Shown(), "is_quiet": False}


def between(state, i):
    state["is_quiet"] = i in (3, 4)


def step(state, i):
    return quietly(state, i) if state["is_quiet"] else work(state, i)


def quietly(state, i):
    before, sys.stdout = sys.stdout, None
    try:
        return work(state, i)
    finally:
        sys.stdout = before


def work(state, i):
    state["x"] = state["x"] * 0.5 + i
    print("step", i, state["shown"], file=None)
    print("x", state["x"])
    return state["x"], state["shown"].asked
