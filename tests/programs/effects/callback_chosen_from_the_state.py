"""A function from the state is called on one side; what it does depends on what `between` has put there."""
# expect: compiles<=4

import jax.numpy as jnp


def count(state):
    state["count"] += 1


def reset(state):
    state["count"] = 0
    state["x"] = state["x"] * 0.5


def setup():
    return {"x": jnp.array(1.0), "count": 0, "on_large": count}


def between(state, i):
    if i == 4:
        state["on_large"] = reset


def step(state, i):
    state["x"] = state["x"] * 1.5
    if state["x"] > 2.0:
        state["on_large"](state)
    return state["x"], state["count"]
