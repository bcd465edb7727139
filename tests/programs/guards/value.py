"""A string and a number that decide a branch change between calls."""
# expect: converted, compiles<=4, misses>=1
# guard: value

import jax.numpy as jnp


def setup():
    return {"mode": "mean", "depth": 2, "x": jnp.array([1.0, 3.0])}


def between(state, i):
    if i == 4:
        state["mode"] = "sum"
    if i == 6:
        state["depth"] = 3


def step(state, i):
    x = state["x"]
    for _ in range(state["depth"]):
        x = jnp.sin(x)
    return x.mean() if state["mode"] == "mean" else x.sum()
