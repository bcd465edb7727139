"""An object behind an attribute is exchanged for another one of the same class."""
# expect: converted, compiles<=3, misses>=1
# guard: is

import jax
import jax.numpy as jnp


def setup():
    return {"activation": jax.nn.relu, "x": jnp.array([1.0, -1.0])}


def between(state, i):
    if i == 4:
        state["activation"] = jax.nn.sigmoid


def step(state, i):
    return state["activation"](state["x"])
