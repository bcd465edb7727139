"""The variable of range(array) is formatted into strings that are joined."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.int32(0), "x": jnp.array([1.0, 2.0])}


def between(state, i):
    state["n"] = jnp.int32([1, 4, 2, 0, 5, 3, 1, 2][i])


def step(state, i):
    names = []
    for k in range(state["n"]):
        names.append(f"layer{k:02d}")
        state["x"] = state["x"] * 0.75
    return ",".join(names), state["x"]
