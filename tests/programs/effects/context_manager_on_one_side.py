"""A context manager of the user's is entered on one side only: its __exit__ runs only there."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Recorder:
    def __init__(self):
        self.entered, self.left = 0, 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, *error):
        self.left += 1
        return False


def setup():
    return {"recorder": Recorder(), "x": jnp.array(1.0)}


def step(state, i):
    if state["x"] < 2.0:
        with state["recorder"] as recorder:
            state["x"] = state["x"] * 1.5 + recorder.entered * 0.125
    else:
        state["x"] = state["x"] - 1.5
    return state["x"], state["recorder"].left
