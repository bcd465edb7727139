"""Warnings are shown by a bound method that looks at the program's state."""
# expect: compiles<=2

import warnings

import jax.numpy as jnp


class Shower:
    def __init__(self, state):
        self.state = state
        self.seen = []

    def show(self, message, category, file, line, *rest):
        self.seen.append((self.state["step"], str(message)))


def setup():
    state = {"w": jnp.ones(2), "step": 0}
    state["shower"] = Shower(state)
    return state


def between(state, i):
    warnings.showwarning = state["shower"].show


def step(state, i):
    state["step"] += 1
    warnings.warn("before", RuntimeWarning)
    state["step"] += 1
    state["w"] = state["w"] * 2.0
    return state["w"]
