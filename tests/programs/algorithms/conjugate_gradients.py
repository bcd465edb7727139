"""Conjugate gradients for A x = b, which stop as soon as the residual is small."""
# expect: converted, compiles<=2, hits>=4
# tolerance: 1e-3

import jax.numpy as jnp


def solve(a, b, tol):
    x = jnp.zeros_like(b)
    r = b - a @ x
    p, rs = r, jnp.dot(r, r)
    for n in range(b.shape[0]):
        if jnp.sqrt(rs) < tol:
            return x, n
        ap = a @ p
        alpha = rs / jnp.dot(p, ap)
        x, r = x + alpha * p, r - alpha * ap
        new = jnp.dot(r, r)
        p, rs = r + (new / rs) * p, new
    return x, b.shape[0]


def setup():
    return {"a": jnp.diag(jnp.array([1.0, 2.0, 2.0, 5.0])), "b": jnp.zeros(4)}


def between(state, i):
    state["b"] = jnp.array([i % 2, i // 2 % 2 * 1.0, i // 4 * 2.0, i % 3 * 1.0])


def step(state, i):
    return solve(state["a"], state["b"], 1e-2)
