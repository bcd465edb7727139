"""A loss that returns early when the error is small already: the gradient is then exactly zero."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(w, y):
    error = jnp.sum(w) - y
    if jnp.abs(error) < 0.5:
        return jnp.sum(w) * 0.0
    scaled = error / jnp.abs(error)
    return scaled * error + jnp.sum(w**2)


def setup():
    return {"w": jnp.array([1.0, -0.5])}


def step(state, i):
    value, grad = jax.value_and_grad(loss)(state["w"], i % 3 - 0.75)
    state["w"] = state["w"] - 0.25 * grad
    return value, grad
