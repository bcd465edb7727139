"""The famous mutable default: a list that lives on the function and grows with every call."""
# expect: converted, hits>=5

import jax.numpy as jnp


def remember(value, memory=[]):
    memory.append(value)
    return memory


def setup():
    return {"x": jnp.array([2.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5
    return remember(state["x"])
