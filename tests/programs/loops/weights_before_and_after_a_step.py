"""One name holds the weights of before some step, another those behind some step: they may be one array."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 6

import jax.numpy as jnp

STEPS = 64


def setup():
    return jnp.linspace(-1, 1, 4)


def step(weights, i):
    first = second = third = weights
    for t in range(STEPS):
        new = jnp.tanh(weights * 0.9 + jnp.cos(t * 0.7 + i))
        if weights.sum() > 0.5:
            first = weights
        if new.sum() > 0.5:
            second = new
        if new.sum() < -0.5:
            third = new
        weights = new
    return weights, first, second, third
