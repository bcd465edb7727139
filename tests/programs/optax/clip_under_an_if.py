"""Gradients are scaled where their norm is large, by an `if`; then an optimizer of optax with state gets them."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp
import optax

MOMENTUM = optax.sgd(0.1, momentum=0.9)
ADAM = optax.adamw(1e-2)


def setup():
    params = {"w": jnp.array([0.5, -0.3])}
    return {"params": params, "momentum": MOMENTUM.init(params), "adam": ADAM.init(params)}


def loss(params, x):
    return jnp.sum((params["w"] * x - 1.0) ** 2)


def step(state, i):
    params = state["params"]
    grads = jax.grad(loss)(params, jnp.array([1.0, 2.0]) * i)
    norm = jnp.sqrt(sum(jnp.sum(grad**2) for grad in jax.tree.leaves(grads)))
    if norm > 1.0:
        grads = jax.tree.map(lambda grad: grad / norm, grads)
    updates, state["momentum"] = MOMENTUM.update(grads, state["momentum"], params)
    params = optax.apply_updates(params, updates)
    updates, state["adam"] = ADAM.update(grads, state["adam"], params)
    state["params"] = optax.apply_updates(params, updates)
    return norm
