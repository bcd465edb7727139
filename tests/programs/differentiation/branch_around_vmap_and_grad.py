"""Per-example gradients by vmap of grad, computed on one side of a branch only."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(w, x):
    return (jnp.dot(w, x) - 1.0) ** 2


def setup():
    return {"w": jnp.array([1.0, 1.0]), "xs": jnp.array([[1.0, 2.0], [0.5, -1.0], [0.0, 1.0]])}


def step(state, i):
    spread = jnp.max(state["xs"] @ state["w"]) - jnp.min(state["xs"] @ state["w"])
    if spread > 2.5:
        grads = jax.vmap(jax.grad(loss), in_axes=(None, 0))(state["w"], state["xs"])
        grad = jnp.mean(grads, axis=0)
    else:
        grad = jnp.array([-1.5, 0.5])
    state["w"] = state["w"] - 0.5 * grad
    return grad
