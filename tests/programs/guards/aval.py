"""Arrays given as arguments change shape, dtype and weak type one after the other."""
# expect: converted=predict, compiles<=5, misses>=3
# guard: aval

import os

import jax.numpy as jnp


def predict(x):
    return x / 2 + jnp.array([0.5, 1.0, 1.5], jnp.bfloat16), x.shape


def setup():
    return {"x": jnp.zeros(3)}


def between(state, i):
    arrays = [jnp.ones(3), jnp.ones((3, 1)), jnp.ones(3, jnp.int32), jnp.asarray(1.0)]
    state["x"] = arrays[i // 2] + i


def step(state, i):
    return predict(state["x"]), predict(state["x"] * 2), os.getpid() > 0
