"""A counter as an index that runs past the end of the array: JAX clamps or refuses, and so must the converted step."""
# expect: compiles<=3
# calls: 10

import jax.numpy as jnp


def setup():
    return {"x": jnp.arange(5.0), "position": 2}


def step(state, i):
    value = state["x"][state["position"]]
    back = state["x"][-state["position"]]
    state["position"] += 1
    return value, back
