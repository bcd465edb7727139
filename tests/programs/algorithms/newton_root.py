"""Newton's method for a root, until the step is small or there have been too many."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def f(x):
    return x**3 - 2.0 * x - 5.0


def solve(x, tol=1e-2, limit=20):
    for n in range(limit):
        dx = f(x) / jax.grad(f)(x)
        x = x - dx
        if jnp.abs(dx) < tol:
            return x, n
    return x, limit


def setup():
    return {"x": jnp.array(2.0)}


def between(state, i):
    state["x"] = jnp.float32([2.0, 3.0, 10.0, 1.5, 2.1, 5.0, 50.0, 2.5][i])


def step(state, i):
    return solve(state["x"])
