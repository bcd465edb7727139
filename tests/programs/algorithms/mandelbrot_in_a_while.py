"""The same with a while on the real and imaginary parts and an array counter."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"c": jnp.zeros(2)}


def between(state, i):
    state["c"] = jnp.array(
        [[0.25, 0.1], [1.0, 1.0], [-0.9, 0.5], [0.45, 0.3], [0, 2.5], [0.6, 0], [-2, 0.1], [0.4, 0.5]][i]
    )


def step(state, i):
    a, b = state["c"]
    x = y = jnp.float32(0.0)
    n = jnp.int32(0)
    while x * x + y * y <= 4.0 and n < 8:
        x, y = x * x - y * y + a, 2.0 * x * y + b
        n = n + 1
    return n
