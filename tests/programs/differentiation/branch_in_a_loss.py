"""jax.grad of a loss with an if on an array: the gradient is that of the side taken."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(w, x):
    y = jnp.sum(w * x)
    if y > 1.0:
        return y**2
    return 2.0 * y - 1.0 + 0.5 * w[0]


def setup():
    return {"w": jnp.array([0.5, -0.25]), "x": jnp.array([1.0, 2.0])}


def between(state, i):
    state["x"] = jnp.array([i % 3 - 1.0, 2.0 - i % 4])


def step(state, i):
    grad = jax.grad(loss)(state["w"], state["x"])
    state["w"] = state["w"] - 0.25 * grad
    return grad
