"""A function under the user's own jax.jit that reads a global: what it read when JAX traced it stays, whatever follows."""
# expect: compiles<=1

import jax
import jax.numpy as jnp

scale = 2.0


@jax.jit
def predict(x):
    return x * scale


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def between(state, i):
    global scale
    scale = 2.0 + i


def step(state, i):
    state["x"] = predict(state["x"]) * 0.25
    return state["x"]
