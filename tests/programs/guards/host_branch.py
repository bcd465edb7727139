"""A branch on a Python number that changes at every call flips: the outcome is guarded, not the value."""
# expect: converted, compiles<=4, misses>=1, hits>=6
# calls: 12
# guard: value

import jax.numpy as jnp


def setup():
    return {"step": 0, "x": jnp.array([1.0])}


def step(state, i):
    state["step"] += 1
    if state["step"] < 7:
        return state["x"] * state["step"]
    return state["x"] - state["step"]
