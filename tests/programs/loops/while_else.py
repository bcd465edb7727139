"""The else of a while runs when the condition fails, and not after a break."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def between(state, i):
    state["x"] = jnp.float32([1.0, 3.0, 8.0, 7.0, 12.0, 2.0, 5.0, 6.0][i])


def step(state, i):
    x = state["x"]
    while x >= 2.0:
        if x % 3.0 == 0.0:
            break
        x = x - 2.0
    else:
        x = x - 10.0
    return x
