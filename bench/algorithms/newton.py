"""Newton's method for a system, until the residual is small: the Chandrasekhar H-equation of radiative transfer.

C. T. Kelley, Solving Nonlinear Equations with Newton's Method, SIAM 2003, sections 1.2 and 2.7 (the problem).
"""

import jax
import jax.numpy as jnp
import numpy as np

POINTS = 400
LIMIT = 30


def make(seed):
    nodes = (np.arange(POINTS) + 0.5) / POINTS
    c = np.random.RandomState(seed).uniform(0.9, 0.97)
    return jnp.ones(POINTS), jnp.asarray(nodes, jnp.float32), jnp.float32(c), 1e-4


def residual(h, nodes, c):
    integral = (nodes[:, None] / (nodes[:, None] + nodes[None])) @ h / nodes.shape[0]
    return h - 1.0 / (1.0 - 0.5 * c * integral)


def plain(h, nodes, c, tol):
    for passes in range(LIMIT):
        r = residual(h, nodes, c)
        if jnp.linalg.norm(r) < tol:
            return h, passes
        h = h - jnp.linalg.solve(jax.jacfwd(residual)(h, nodes, c), r)
    return h, LIMIT


@jax.jit
def expert(h, nodes, c, tol):
    def is_rough(state):
        _, r, passes = state
        return (jnp.linalg.norm(r) >= tol) & (passes < LIMIT)

    def improve(state):
        h, r, passes = state
        h = h - jnp.linalg.solve(jax.jacfwd(residual)(h, nodes, c), r)
        return h, residual(h, nodes, c), passes + 1

    h, _, passes = jax.lax.while_loop(is_rough, improve, (h, residual(h, nodes, c), 0))
    return h, passes
