"""An inner training loop that runs until the loss of its batch has halved, or five steps have been made."""
# expect: reason=loop-carry

import jax
import jax.numpy as jnp


def loss(w, x, y):
    return jnp.mean((x @ w - y) ** 2)


def setup():
    return {"w": jnp.zeros(2), "x": jnp.array([[1.0, 0.5], [-0.5, 1.0]]), "y": jnp.array([1.0, 2.0])}


def between(state, i):
    state["y"] = jnp.array([1.0 + i, 2.0 - i * 3.0])


def step(state, i):
    w = state["w"]
    start = value = loss(w, state["x"], state["y"])
    steps = 0
    while value > 0.5 * start and steps < 5:
        value, grad = jax.value_and_grad(loss)(w, state["x"], state["y"])
        w = w - (0.1 + 0.1 * (i % 3)) * grad
        steps += 1
    state["w"] = w
    return value, steps
