"""A bounded deque of recent values: a container that is neither a list nor a dictionary."""
# expect: compiles<=2

from collections import deque

import jax.numpy as jnp


def setup():
    return {"recent": deque(maxlen=3), "x": jnp.array([1.0])}


def step(state, i):
    state["x"] = state["x"] + 1
    state["recent"].append(state["x"])
    return sum(state["recent"])
