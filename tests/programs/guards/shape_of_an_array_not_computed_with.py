"""Only the shape of an array is used, and it changes: the program computes with another array."""
# expect: converted, hits>=3

import jax.numpy as jnp


def setup():
    return {"x": jnp.zeros((2, 2)), "y": jnp.ones(2)}


def between(state, i):
    state["x"] = jnp.zeros((2 + i // 3, 2), jnp.float32 if i != 5 else jnp.int32)


def step(state, i):
    return state["y"] * state["x"].shape[0], len(state["x"]), str(state["x"].dtype)
