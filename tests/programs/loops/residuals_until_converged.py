"""A fixed point that notes how far it still is, until that is little: a list of as many arrays as there were iterations."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return jnp.ones(3)


def step(x, i):
    x, residuals = x + 3.0 + i, []
    for k in range(100):
        new = 0.5 * jnp.cos(x)
        residual = jnp.abs(new - x).max()
        x = new
        residuals.append(residual)
        if residual < 1e-4:
            break
    return x, k, residuals
