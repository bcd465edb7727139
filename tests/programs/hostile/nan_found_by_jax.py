"""JAX is asked to look for nan, finds one in some of the calls, and says so as it does eagerly: only by its error."""
# expect: reason=compile-failed
# calls: 10

import jax
import jax.numpy as jnp


def setup():
    return jnp.array([1.0, 2.0])


def between(x, i):
    jax.config.update("jax_debug_nans", True)


def step(x, i):
    try:
        return jnp.log(x - i % 3) * 2
    except FloatingPointError:
        return "nan"
