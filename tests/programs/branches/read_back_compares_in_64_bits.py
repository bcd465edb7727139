"""float(x) > 0.1 is decided in 64 bits and x > 0.1 in 32: for x = float32(0.1) they disagree."""
# expect: compiles<=3

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32([0.1, 0.2, 0.1, 0.0, 0.3, 0.1, 0.7, 0.1][i])


def step(state, i):
    x = state["x"]
    wide = 1 if float(x) > 0.1 else 2
    narrow = 1 if x > 0.1 else 2
    return x * wide, x * narrow
