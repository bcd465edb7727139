"""Jacobi's method until the residual is small, or a limit in Python is reached."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"a": jnp.array([[4.0, 1.0, 0.0], [1.0, 5.0, 1.0], [0.0, 1.0, 3.0]]), "b": jnp.ones(3)}


def between(state, i):
    state["b"] = jnp.array([1.0, i * 2.0, -3.0]) * [1.0, 0.02, 20.0][i % 3]


def step(state, i):
    a, b = state["a"], state["b"]
    diagonal = jnp.diag(a)
    x, sweeps = b / diagonal, 0
    while jnp.max(jnp.abs(a @ x - b)) > 0.1 and sweeps < 6:
        x = (b - a @ x + diagonal * x) / diagonal
        sweeps += 1
    return x, sweeps
