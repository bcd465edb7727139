"""Bisection to tolerance: the multiplier of a trust-region step from the secular equation.

J. J. More, D. C. Sorensen, Computing a Trust Region Step, SIAM J. Sci. Stat. Comput. 4 (1983), section 3;
R. L. Burden, J. D. Faires, Numerical Analysis, section 2.1 (bisection).
"""

import jax
import jax.numpy as jnp
import numpy as np

SIZE = 200_000


def make(seed):
    source = np.random.RandomState(seed)
    eigenvalues = jnp.asarray(source.uniform(0.1, 10.0, SIZE), jnp.float32)
    gradient = jnp.asarray(source.randn(SIZE), jnp.float32)
    return eigenvalues, gradient, jnp.float32(source.uniform(4.0, 20.0)), 1e-4


def step_excess(multiplier, eigenvalues, gradient, radius):
    """How much longer than the radius the step of this multiplier is."""
    return jnp.sqrt(jnp.sum((gradient / (eigenvalues + multiplier)) ** 2)) - radius


def plain(eigenvalues, gradient, radius, tol):
    low, high = jnp.float32(0.0), jnp.linalg.norm(gradient) / radius
    while high - low > tol:
        middle = 0.5 * (low + high)
        excess = step_excess(middle, eigenvalues, gradient, radius)
        if excess == 0:
            return middle
        if excess > 0:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


@jax.jit
def expert(eigenvalues, gradient, radius, tol):
    def halve(bracket):
        low, high = bracket
        middle = 0.5 * (low + high)
        excess = step_excess(middle, eigenvalues, gradient, radius)
        return jnp.where(excess >= 0, middle, low), jnp.where(excess <= 0, middle, high)

    start = (jnp.float32(0.0), jnp.linalg.norm(gradient) / radius)
    low, high = jax.lax.while_loop(lambda bracket: bracket[1] - bracket[0] > tol, halve, start)
    return 0.5 * (low + high)
