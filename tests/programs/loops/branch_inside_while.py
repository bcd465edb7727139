"""An if and an else inside a while change different carries."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([0.0, 0.0])}


def between(state, i):
    state["x"] = jnp.array([i * 7 % 12, i * 5 % 8], jnp.float32)


def step(state, i):
    a, b = state["x"]
    ups = downs = 0
    while a + b > 2.0:
        if a > b:
            a = a - 2.0
            downs += 1
        else:
            b = b - 3.0
            a = a + 0.5
            ups += 1
    return a, b, ups, downs
