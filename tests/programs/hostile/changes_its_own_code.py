"""A function whose __code__, __defaults__ and __closure__-sharing twin are changed by the step while it runs."""
# expect: compiles<=4

import jax.numpy as jnp


def first(x):
    return x + 1.0


def second(x):
    return x * 2.0


codes = [first.__code__, second.__code__]


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    y = first(state["x"])
    first.__code__ = codes[(i + 1) % 2]
    state["x"] = first(y) * 0.3
    return y
