"""Two carries are the same array before the loop, and the same again after it when it has no pass."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(3.0)}


def between(state, i):
    state["x"] = jnp.float32(i % 4)


def step(state, i):
    fast = slow = state["x"]
    while fast > 1.0:
        slow = slow - 0.25
        fast = fast - 0.75
    return fast, slow
