"""`while error > tolerance and n < limit`, with an array and a Python int: either can end the loop."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.0)}


def between(state, i):
    state["x"] = jnp.float32([8.0, 0.5, 300.0, 2.0, 60.0, 1.0, 1000.0, 5.0][i])


def step(state, i):
    x, n = state["x"], 0
    while x > 1.0 and n < 5:
        x = x * 0.5
        n += 1
    return x, n
