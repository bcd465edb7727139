"""Conjugate gradients for A x = b, which stop as soon as the residual is small.

M. R. Hestenes, E. Stiefel, Methods of Conjugate Gradients for Solving Linear Systems, J. Res. NBS 49 (1952);
J. R. Shewchuk, An Introduction to the Conjugate Gradient Method Without the Agonizing Pain (1994), B2.
"""

import jax
import jax.numpy as jnp
import numpy as np

SIZE = 400
CONDITION = 1000.0


def make(seed):
    source = np.random.RandomState(seed)
    basis, _ = np.linalg.qr(source.randn(SIZE, SIZE))
    a = (basis * np.geomspace(1.0, CONDITION, SIZE)) @ basis.T
    return jnp.asarray(a, jnp.float32), jnp.asarray(source.randn(SIZE), jnp.float32), 1e-3


def plain(a, b, tol):
    x = jnp.zeros_like(b)
    r = b - a @ x
    p = r
    rs = jnp.dot(r, r)
    for n in range(2 * b.shape[0]):
        if jnp.sqrt(rs) < tol:
            return x, n
        ap = a @ p
        alpha = rs / jnp.dot(p, ap)
        x = x + alpha * p
        r = r - alpha * ap
        new = jnp.dot(r, r)
        p = r + (new / rs) * p
        rs = new
    return x, 2 * b.shape[0]


@jax.jit
def expert(a, b, tol):
    def is_rough(state):
        _, _, _, rs, n = state
        return (jnp.sqrt(rs) >= tol) & (n < 2 * b.shape[0])

    def improve(state):
        x, r, p, rs, n = state
        ap = a @ p
        alpha = rs / jnp.dot(p, ap)
        x, r = x + alpha * p, r - alpha * ap
        new = jnp.dot(r, r)
        return x, r, r + (new / rs) * p, new, n + 1

    x = jnp.zeros_like(b)
    r = b - a @ x
    x, _, _, _, n = jax.lax.while_loop(is_rough, improve, (x, r, r, jnp.dot(r, r), 0))
    return x, n
