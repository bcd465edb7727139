"""Weak on one side and strong on the other, and both multiply a float32 array on their own side of the branch."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(1.0), "w": jnp.array([1.0, 2.0], jnp.float32)}


def step(state, i):
    if jnp.sum(state["w"]) > 4.0:
        w = state["w"] * jnp.asarray(0.5)
    else:
        w = state["w"] * state["x"] + 0.75
    state["w"] = w
    return w
