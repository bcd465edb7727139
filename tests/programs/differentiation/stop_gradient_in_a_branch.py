"""One side stops the gradient: values agree, gradients are zero there."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(w, target):
    value = jnp.sum(w**2)
    if value < target:
        value = jax.lax.stop_gradient(value) + w[0]
    return value * 0.5


def setup():
    return {"w": jnp.array([1.0, 1.5])}


def step(state, i):
    value, grad = jax.value_and_grad(loss)(state["w"], jnp.float32(0.5 + i % 3))
    state["w"] = state["w"] - 0.2 * grad + 0.125
    return value, grad
