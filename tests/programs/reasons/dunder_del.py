"""An object with __del__ that lives and dies inside the step."""
# expect: reason=dunder-del

import jax.numpy as jnp

closed = []


class Handle:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        closed.append(self.name)


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    handle = Handle("first")  # culprit
    state["x"] = state["x"] * 0.5
    del handle
    return len(closed)
