"""`in` takes an item for found that is the same object, before it compares: nan is in [nan] if it is that nan."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32(float("nan") if i % 2 else i)


def step(state, i):
    x = state["x"]
    return x in [x], x in [x + 0.0], [x, 1] == [x, 1], x * 2
