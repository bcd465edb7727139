"""A function returns from the middle of its loop, with all errors so far; it may also give up."""
# expect: converted, compiles<=4, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.ones(3), "errors": []}


def solve(x, tolerance):
    errors = []
    for _ in range(12):
        new = 0.5 * jnp.cos(x)
        errors.append(jnp.abs(new - x).max())
        x = new
        if errors[-1] < tolerance:
            return x, errors
    return None, errors


def step(state, i):
    x, errors = solve(state["x"] + i, 1e-3)
    state["errors"].append(errors)
    y, more = solve(state["x"] * 10, 1e-9)
    state["more"] = more
    return x, y
