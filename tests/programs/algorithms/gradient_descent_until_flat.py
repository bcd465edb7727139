"""Gradient descent until the gradient is small; the number of passes differs from start to start."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def rosenbrock_like(x):
    return (1.0 - x[0]) ** 2 + 2.0 * (x[1] - x[0]) ** 2


def setup():
    return {"x": jnp.array([0.0, 0.0])}


def between(state, i):
    state["x"] = jnp.array([i * 0.5 - 1.0, 2.0 - i * 0.25])


def step(state, i):
    x, steps = state["x"], 0
    grad = jax.grad(rosenbrock_like)(x)
    while jnp.linalg.norm(grad) > 1.2:
        x = x - 0.15 * grad
        grad = jax.grad(rosenbrock_like)(x)
        steps += 1
    return x, steps
