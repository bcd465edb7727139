"""Two attributes that were different objects become the same one, and `is not` was looked at."""
# expect: converted, compiles<=3, misses>=1
# guard: distinct

import jax.numpy as jnp


class Layer:
    def __init__(self, scale):
        self.scale = scale


def setup():
    return {"a": Layer(2.0), "b": Layer(2.0), "x": jnp.array([1.0])}


def between(state, i):
    if i == 4:
        state["b"] = state["a"]


def step(state, i):
    y = state["x"] * state["a"].scale
    if state["a"] is not state["b"]:
        y = y * state["b"].scale
    return y
