"""A while with a branch in it, under reverse mode: the gradient depends on the way through every pass."""
# expect: converted, compiles<=5, hits>=3

import jax
import jax.numpy as jnp


def loss(w, x):
    while x > 1.0:
        if x > 4.0:
            x = x * w
        else:
            x = x - w
    return x * x


def setup():
    return {"w": jnp.float32(0.5), "x": jnp.float32(1.0)}


def between(state, i):
    state["x"] = jnp.float32([3.0, 9.0, 5.0, 1.75, 0.5, 20.0, 2.25, 12.0][i])


def step(state, i):
    return jax.value_and_grad(loss)(state["w"], state["x"])
