"""JAX itself is switched to 64-bit numbers in the middle of the run."""
# expect: converted, compiles<=2, misses>=1

import jax
import jax.numpy as jnp


def setup():
    return {"values": [0.1, 0.2, 0.3]}


def between(state, i):
    if i == 4:
        jax.config.update("jax_enable_x64", True)


def step(state, i):
    x = jnp.array(state["values"])
    return x / 3, jnp.arange(2)
