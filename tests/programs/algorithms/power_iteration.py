"""Power iteration until the eigenvalue settles."""
# expect: converted, compiles<=2, hits>=4
# tolerance: 1e-3

import jax.numpy as jnp


def largest_eigenvalue(a, tol):
    v = jnp.ones(a.shape[0]) / jnp.sqrt(a.shape[0])
    value = jnp.float32(0.0)
    while True:
        w = a @ v
        new = jnp.dot(v, w)
        v = w / jnp.linalg.norm(w)
        if jnp.abs(new - value) < tol:
            return new, v
        value = new


def setup():
    return {"a": jnp.eye(3)}


def between(state, i):
    state["a"] = jnp.array([[4.0, 1.0, 0.0], [1.0, 2.0 + 0.25 * i, 1.0], [0.0, 1.0, i % 3 - 1.0]])


def step(state, i):
    return largest_eigenvalue(state["a"], 2e-2)
