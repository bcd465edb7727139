"""A logger of the user's own keeps records of a level that is chosen by an array."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Logger:
    def __init__(self):
        self.records, self.worst = [], 0

    def log(self, level, step, value):
        self.records.append((level, step, value))
        self.worst = max(self.worst, level)


def setup():
    return {"logger": Logger(), "x": jnp.array(1.0)}


def step(state, i):
    x = state["x"]
    if x > 4.0:
        state["logger"].log(30, i, x)
        x = x - 3.75
    elif x > 2.0:
        state["logger"].log(20, i, x)
    state["x"] = x * 1.5
    return state["logger"].worst
