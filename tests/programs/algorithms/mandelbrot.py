"""Escape times of the Mandelbrot set for a single point, with an early return."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def escape_time(c, limit=8):
    z = c * 0
    for n in range(limit):
        if jnp.abs(z) > 2.0:
            return n
        z = z * z + c
    return limit


def setup():
    return {"c": jnp.complex64(0)}


def between(state, i):
    state["c"] = jnp.complex64([0.1 + 0.1j, 1.0 + 1.0j, -0.9 + 0.5j, 0.45 + 0.3j, 2.5j, -0.5, 0.4 + 0.45j, 0.6][i])


def step(state, i):
    return escape_time(state["c"]), state["c"] * 2
