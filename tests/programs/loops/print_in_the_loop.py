"""Each pass prints a line, so the number of lines is the trip count."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def between(state, i):
    state["x"] = jnp.float32(i % 4 + 0.5)


def step(state, i):
    x, n = state["x"], 0
    while x < 6.0:
        n += 1
        print("pass", n, "of call", i)
        x = x * 2.0
    return x
