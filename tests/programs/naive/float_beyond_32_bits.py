"""A Python float that leaves the range of 32 bits upwards and downwards: the float stays exact, the array does not."""
# expect: compiles<=3
# calls: 10

import jax.numpy as jnp


def setup():
    return {"big": 1.1, "small": 0.9, "x": jnp.array([1.0])}


def step(state, i):
    state["big"] *= 1e6
    state["small"] *= 1e-7
    return state["big"], state["small"], state["x"] * state["big"], state["x"] * state["small"]
