"""`while True` with a break on an array condition in the middle of the body."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    x, trail = state["x"], jnp.zeros(())
    while True:
        x = x * 1.5
        if x > 6.0:
            break
        trail = trail + x
    state["x"] = x - 5.5
    return x, trail
