"""vmap of grad: the gradient of each example, clipped and averaged."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def loss(w, x, y):
    return (jnp.dot(w, x) - y) ** 2


def clip(g):
    return g / jnp.maximum(1.0, jnp.linalg.norm(g))


def setup():
    return {"w": jnp.array([1.0, -1.0]), "x": jnp.array([[1.0, 2.0], [0.0, 1.0], [2.0, 2.0]]), "y": jnp.arange(3.0)}


def step(state, i):
    grads = jax.vmap(jax.grad(loss), in_axes=(None, 0, 0))(state["w"], state["x"], state["y"])
    state["w"] = state["w"] - 0.1 * jax.vmap(clip)(grads).mean(axis=0)
    return grads
