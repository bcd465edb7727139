"""Two arrays that differ only in being weakly typed, so that they promote differently."""
# expect: converted, compiles<=3

import jax.numpy as jnp


def setup():
    return {"x": jnp.asarray(2.0), "half": jnp.ones(2, jnp.bfloat16)}


def between(state, i):
    state["x"] = jnp.asarray(2.0) if i % 2 else jnp.float32(2.0)


def step(state, i):
    return state["x"] * state["half"]
