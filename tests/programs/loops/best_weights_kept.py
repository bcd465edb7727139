"""The best weights so far are those of the last step, or of one before: one array with two names, or two arrays."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 6

import jax.numpy as jnp

STEPS = 60


def setup():
    return jnp.linspace(0.2, 1.2, 8)


def step(start, i):
    weights, best_loss, best_weights = start, jnp.inf, None
    for t in range(STEPS):
        weights = weights - 0.1 * jnp.sin(weights * (2 + i % 3)) - 0.002 * t
        loss = jnp.sum(weights**2)
        if loss < best_loss:
            best_loss, best_weights, best_step = loss, weights, t
    return weights, best_weights, best_loss, best_step
