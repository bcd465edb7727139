"""An array that comes with one more row at every fourth call."""
# expect: converted, compiles<=3, hits>=6
# calls: 12

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([0.5, 1.5]), "x": None}


def between(state, i):
    state["x"] = jnp.ones((1 + i // 4, 2)) * i


def step(state, i):
    x = state["x"]
    return jnp.mean(x @ state["w"]) * x.shape[0], x.shape, len(x)
