"""Rosenblatt's perceptron: the weights change only on a mistake, and the epoch ends when there was none."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    xs = jnp.array([[2.0, 1.0], [1.0, 3.0], [-1.0, -2.0], [-2.0, 1.0]])
    return {"w": jnp.zeros(2), "b": 0.0, "xs": xs, "ys": jnp.array([1, 1, -1, -1])}


def between(state, i):
    if i == 5:
        state["ys"] = -state["ys"]


def step(state, i):
    mistakes = 0
    for x, y in zip(state["xs"], state["ys"]):
        if y * (jnp.dot(state["w"], x) + state["b"]) <= 0:
            state["w"] = state["w"] + y * x
            state["b"] = state["b"] + y
            mistakes += 1
    return mistakes, state["w"] * 1.0
