"""Clipping by the global norm, applied only to gradients that are too long."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def clip(grads, limit):
    norm = jnp.sqrt(sum(jnp.sum(g**2) for g in jax.tree.leaves(grads)))
    if norm > limit:
        return jax.tree.map(lambda g: g * (limit / norm), grads), True
    return grads, False


def loss(params, x):
    return jnp.sum((params["w"] @ x + params["b"]) ** 2)


def setup():
    return {"params": {"w": jnp.eye(2), "b": jnp.zeros(2)}, "clipped": 0}


def step(state, i):
    grads = jax.grad(loss)(state["params"], jnp.array([1.0, -1.0]) * (0.5 + i % 3))
    grads, was_clipped = clip(grads, 2.0)
    if was_clipped:
        state["clipped"] += 1
    state["params"] = jax.tree.map(lambda p, g: p - 0.05 * g, state["params"], grads)
    return grads, state["clipped"]
