"""One side of the loss is a plain Python 0.0: the gradient is a zero array there."""
# expect: reason=exception-in-trace

import jax
import jax.numpy as jnp


def loss(x):
    return 0.0 if x > 1.0 else (x - 1.0) ** 2


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32([0.0, 2.0, -1.0, 1.5, 0.5, 3.0, 1.0, 1.25][i])


def step(state, i):
    return jax.grad(loss)(state["x"])
