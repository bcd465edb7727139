"""max(x, 0.0) gives an array or a Python float; used in arithmetic with an array, no one can tell which."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(-1.0), "w": jnp.array([1.0, 2.0])}


def between(state, i):
    state["x"] = jnp.float32(i % 4 - 1.5)


def step(state, i):
    state["w"] = state["w"] * 0.5 + max(state["x"], 0.0)
    return state["w"] - min(1.0, state["x"])
