"""The arithmetic-geometric mean of two numbers, by a loop that converges quadratically."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"a": jnp.float32(1.0), "b": jnp.float32(2.0)}


def between(state, i):
    state["a"], state["b"] = jnp.float32(1.0 + i), jnp.float32([2.0, 2.0, 90.0, 4.0, 1.0, 6.5, 1000.0, 3.0][i])


def step(state, i):
    a, b = state["a"], state["b"]
    passes = 0
    while jnp.abs(a - b) > 1e-2 * a:
        a, b = 0.5 * (a + b), jnp.sqrt(a * b)
        passes += 1
    return a, passes
