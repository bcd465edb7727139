"""Sinkhorn's algorithm: rows and columns are scaled until the marginals are close enough."""
# expect: converted, compiles<=2, hits>=4
# tolerance: 1e-4

import jax.numpy as jnp


def balance(kernel, tol):
    u = jnp.ones(kernel.shape[0])
    while True:
        v = 1.0 / (kernel.T @ u)
        u = 1.0 / (kernel @ v)
        plan = u[:, None] * kernel * v[None]
        if jnp.max(jnp.abs(jnp.sum(plan, axis=0) - 1.0)) < tol:
            return plan


def setup():
    return {"cost": jnp.zeros((3, 3)), "tol": 0.1}


def between(state, i):
    state["cost"] = jnp.abs(jnp.arange(3.0)[:, None] - jnp.arange(3.0)[None] * (0.5 + i % 4))


def step(state, i):
    return balance(jnp.exp(-state["cost"] * 0.8), 0.03)
