"""The square root of a negative number is on the other side: neither the value nor the gradient has a nan in it."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(w):
    distance = jnp.sum(w) - 1.0
    if distance > 0:
        return jnp.sqrt(distance) + w[0]
    return jnp.exp(distance) * w[1]


def setup():
    return {"w": jnp.array([1.0, 1.0])}


def between(state, i):
    state["w"] = jnp.array([i % 3 - 1.0, i % 4 * 0.5])


def step(state, i):
    return jax.value_and_grad(loss)(state["w"])
