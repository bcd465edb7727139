"""Armijo backtracking: the step length is halved until the decrease is sufficient."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp


def f(x):
    return jnp.sum(x**4) + jnp.sum((x - 1.0) ** 2)


def line_search(x, grad, value):
    t = 1.0
    while f(x - t * grad) > value - 0.5 * t * jnp.sum(grad**2):
        t *= 0.5
    return t


def setup():
    return {"x": jnp.array([2.0, -1.0])}


def step(state, i):
    value, grad = jax.value_and_grad(f)(state["x"])
    t = line_search(state["x"], grad, value)
    state["x"] = state["x"] - t * grad + (i % 3 == 2) * 0.5
    return t, value
