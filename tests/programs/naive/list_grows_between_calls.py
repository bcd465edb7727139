"""A list of layers that gets one more layer halfway."""
# expect: converted, compiles<=2, hits>=4, misses>=1

import jax.numpy as jnp


def setup():
    return {"layers": [jnp.eye(2) * 1.5, jnp.ones((2, 2))], "x": jnp.array([1.0, 2.0])}


def between(state, i):
    if i == 4:
        state["layers"].append(jnp.array([[0.0, 1.0], [1.0, 0.0]]))


def step(state, i):
    h = state["x"]
    for layer in state["layers"]:
        h = jnp.tanh(h @ layer)
    return h
