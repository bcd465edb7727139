"""jax.disable_jit is on at first and numbers are made that JAX then gives another type, then JAX looks for nan."""
# expect: converted, compiles<=2
# calls: 14

import jax
import jax.numpy as jnp


def setup():
    return jnp.array([1.0, 2.0])


def between(x, i):
    jax.config.update("jax_disable_jit", i < 4)
    jax.config.update("jax_debug_nans", i in (9, 10))


def step(x, i):
    scale = jnp.array(2.5)
    return jnp.log(x) * scale, scale, jnp.asarray(3)
