"""On some calls the loop in the loss has no pass at all, and the gradient flows straight through."""
# expect: converted, compiles<=5, hits>=3

import jax
import jax.numpy as jnp


def loss(w):
    x = w * 2.0
    while x > 3.0:
        x = x * w * 0.25
    return x


def setup():
    return {"w": jnp.float32(1.0)}


def between(state, i):
    state["w"] = jnp.float32([1.0, 2.0, 3.5, 0.5, 3.75, 1.25, 3.875, 1.75][i])


def step(state, i):
    return jax.value_and_grad(loss)(state["w"])
