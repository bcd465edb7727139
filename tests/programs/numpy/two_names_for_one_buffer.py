"""One buffer has two names, sometimes: a write by one is read by the other."""
# expect: converted, hits>=2

import jax.numpy as jnp
import numpy as np


def setup():
    a, b = np.zeros(3), np.zeros(3)
    return {"a": a, "b": b, "kept": b, "x": jnp.ones(2)}


def between(state, i):
    if i == 5:
        state["b"] = state["a"]
    if i == 7:
        state["b"] = state["a"][::-1]
    if i == 9:
        state["b"] = state["kept"]


def step(state, i):
    state["x"] = state["x"] * 1.1
    state["a"][0] += 1.0
    state["b"][2] = state["a"][0] * 2
    return state["x"] + state["b"][0] + state["a"][2], state["a"].copy(), state["b"].copy()
