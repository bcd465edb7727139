"""Power iteration until the eigenvalue settles.

G. H. Golub, C. F. Van Loan, Matrix Computations, fourth edition, section 7.3.1.
"""

import jax
import jax.numpy as jnp
import numpy as np

SIZE = 300


def make(seed):
    source = np.random.RandomState(seed)
    basis, _ = np.linalg.qr(source.randn(SIZE, SIZE))
    values = np.append(np.linspace(0.0, 0.985, SIZE - 1), 1.0)
    return jnp.asarray((basis * values) @ basis.T, jnp.float32), 1e-6


def plain(a, tol):
    v = jnp.ones(a.shape[0]) / jnp.sqrt(a.shape[0])
    value = jnp.float32(0.0)
    passes = 0
    while True:
        w = a @ v
        new = jnp.dot(v, w)
        v = w / jnp.linalg.norm(w)
        passes += 1
        if jnp.abs(new - value) < tol:
            return new, v, passes
        value = new


@jax.jit
def expert(a, tol):
    def improve(state):
        v, value, _, passes = state
        w = a @ v
        new = jnp.dot(v, w)
        return w / jnp.linalg.norm(w), new, jnp.abs(new - value), passes + 1

    start = (jnp.ones(a.shape[0]) / jnp.sqrt(a.shape[0]), jnp.float32(0.0), jnp.float32(jnp.inf), 0)
    v, value, _, passes = jax.lax.while_loop(lambda state: state[2] >= tol, improve, start)
    return value, v, passes
