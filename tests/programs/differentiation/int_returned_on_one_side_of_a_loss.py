"""One side of the loss returns the Python int 0, which jax.grad refuses with a TypeError on those calls."""
# expect: compiles<=4

import jax
import jax.numpy as jnp


def loss(x):
    if x > 1.0:
        return 0
    return (x - 1.0) ** 2


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32([0.0, 0.25, -1.0, 1.5, 0.5, 0.75, 2.0, 1.0][i])


def step(state, i):
    return jax.grad(loss)(state["x"])
