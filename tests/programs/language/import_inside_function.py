"""Modules imported in the body of the step, in every form."""
# expect: converted, compiles<=1, hits>=6


def setup():
    import jax.numpy as jnp

    return {"x": jnp.array([1.0, 4.0])}


def step(state, i):
    import math

    import jax.numpy as jnp
    from jax import nn as layers
    from jax.nn import relu

    state["x"] = relu(jnp.sqrt(state["x"])) + math.pi
    return layers.sigmoid(state["x"])
