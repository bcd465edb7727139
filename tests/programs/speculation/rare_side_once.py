"""A side that is taken on the sixth of eight calls only, after the other has been taken for granted."""
# expect: converted, compiles<=3, hits>=3

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def between(state, i):
    state["x"] = jnp.float32(100.0 if i == 5 else i)


def step(state, i):
    if state["x"] > 50.0:
        return jnp.sqrt(state["x"])
    return state["x"] * 2.0
