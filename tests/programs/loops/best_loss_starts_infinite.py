"""A loss that starts as a float of Python and is an array afterwards; floats of each step are noted."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 6

import jax.numpy as jnp

STEPS = 120


def setup():
    return jnp.linspace(-1, 1, 8)


def step(x, i):
    best, at, losses = float("inf"), -1, []
    for t in range(STEPS):
        x = jnp.tanh(x * 0.9 + jnp.sin(t + i * 1.0))
        loss = x.sum()
        losses.append(float(loss))
        if loss < best:
            best = loss
            at = t
    return best, at, losses
