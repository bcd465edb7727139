"""Newton's method with a while on the residual, the derivative by hand."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"a": jnp.float32(2.0)}


def between(state, i):
    state["a"] = jnp.float32([2.0, 27.0, 1.0, 100.0, 0.5, 8.0, 64.0, 5.0][i])


def step(state, i):
    a = state["a"]
    x, passes = a, 0
    residual = x**3 - a
    while jnp.abs(residual) > 1e-2 * a and passes < 20:
        x = x - residual / (3.0 * x**2)
        residual = x**3 - a
        passes += 1
    return x, passes
