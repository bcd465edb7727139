"""The ratio of two losses as Python floats: ZeroDivisionError on one call, caught on the next, state as in CPython."""
# expect: converted, compiles<=4, hits>=4

import jax.numpy as jnp


class Monitor:
    def __init__(self):
        self.last, self.ratios, self.errors = 1.0, [], 0

    def watch(self, loss):
        self.before = self.last
        self.last = loss
        self.ratios.append(loss / self.before)
        return self.ratios[-1]


def setup():
    return {"monitor": Monitor(), "x": jnp.array([2.0, 1.0])}


def between(state, i):
    state["x"] = state["x"] * (0.0 if i in (3, 5) else 1.0) + (1.0 if i in (4, 6) else 0.0)


def step(state, i):
    state["x"] = state["x"] * 1.5
    loss = float(jnp.sum(state["x"]))
    if i < 5:
        return state["monitor"].watch(loss)
    try:
        return state["monitor"].watch(loss)
    except ZeroDivisionError:
        state["monitor"].errors += 1
        return "none", state["monitor"].errors
