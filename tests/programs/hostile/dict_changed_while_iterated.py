"""A dictionary that grows while it is iterated over: CPython's own RuntimeError, after the first write."""
# expect: compiles<=2

import jax.numpy as jnp


def setup():
    return {"table": {"a": jnp.array([1.0])}, "x": jnp.array([1.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5
    for name in state["table"]:
        state["table"][f"{name}{i}"] = state["x"]
    return len(state["table"])
