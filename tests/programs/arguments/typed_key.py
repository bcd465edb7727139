"""A typed key is an argument of its own, new on each call, as JAX's documentation shows it; some calls get a batch of
keys, and some a key of another generator."""
# expect: converted=sample, compiles<=4, hits>=10
# calls: 16

import os

import jax
import jax.numpy as jnp


def sample(key, x):
    first, second = jax.random.split(key) if key.ndim == 0 else (key[0], key[1])
    return jax.random.normal(first, x.shape) + x * jax.random.uniform(second)


def setup():
    return jnp.arange(3.0)


def step(x, i):
    key = jax.random.key(i, impl="rbg" if i % 8 == 6 else None)
    if i % 8 == 5:
        key = jax.random.split(key)
    return sample(key, x), os.getpid() > 0
