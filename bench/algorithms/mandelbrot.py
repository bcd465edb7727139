"""Escape times of the Mandelbrot set on a grid, with an early return once every point has escaped.

B. B. Mandelbrot, Fractal Aspects of the Iteration of z -> lambda z (1 - z), Ann. N. Y. Acad. Sci. 357 (1980);
H.-O. Peitgen, P. H. Richter, The Beauty of Fractals (the escape time).
"""

import jax
import jax.numpy as jnp
import numpy as np

SIDE = 128
LIMIT = 300


def make(seed):
    corner = np.array([0.362, 0.572]) + 0.001 * np.random.RandomState(seed).rand(2)
    across = np.linspace(0.0, 0.029, SIDE)
    return (jnp.asarray(corner[0] + across[None] + 1j * (corner[1] + across[:, None]), jnp.complex64),)


def plain(c):
    z = jnp.zeros_like(c)
    times = jnp.zeros(c.shape, jnp.int32)
    for n in range(LIMIT):
        inside = jnp.abs(z) <= 2.0
        if not jnp.any(inside):
            return times, n
        times = times + inside
        z = jnp.where(inside, z * z + c, z)
    return times, LIMIT


@jax.jit
def expert(c):
    def is_going(state):
        _, _, inside, n = state
        return jnp.any(inside) & (n < LIMIT)

    def iterate(state):
        z, times, inside, n = state
        z = jnp.where(inside, z * z + c, z)
        return z, times + inside, jnp.abs(z) <= 2.0, n + 1

    start = (jnp.zeros_like(c), jnp.zeros(c.shape, jnp.int32), jnp.ones(c.shape, bool), 0)
    _, times, _, n = jax.lax.while_loop(is_going, iterate, start)
    return times, n
