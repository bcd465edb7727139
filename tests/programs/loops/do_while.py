"""A loop that always runs once: the condition is looked at after the body."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(10.0)}


def step(state, i):
    x, n = state["x"], 0
    while True:
        x = x - 4.0
        n += 1
        if not x > 0:
            break
    state["x"] = -x * 5.0 + 1.0
    return n, x
