"""Meta-learning: a gradient through a loop of gradient steps, itself a Python loop."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def task_loss(w, x, y):
    return jnp.mean((jnp.tanh(x * w[0]) + w[1] - y) ** 2)


def adapted_loss(w, x, y):
    for _ in range(2):
        w = w - 0.1 * jax.grad(task_loss)(w, x, y)
    return task_loss(w, x, y)


def setup():
    return {"w": jnp.array([0.5, 0.1])}


def step(state, i):
    x = jnp.linspace(-1.0, 1.0, 4)
    loss, grad = jax.value_and_grad(adapted_loss)(state["w"], x, jnp.sin(x))
    state["w"] = state["w"] - 0.1 * grad
    return loss
