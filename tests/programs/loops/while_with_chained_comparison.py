"""`while low < x < high`, over a value that may leave on either side."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.0), "drift": jnp.array(0.0)}


def between(state, i):
    state["x"], state["drift"] = jnp.float32(i % 3), jnp.float32(1.25 if i % 2 else -0.75)


def step(state, i):
    x = state["x"]
    while -2.0 < x < 3.0:
        x = x + state["drift"]
    return x
