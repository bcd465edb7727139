"""JAX's default precision of matrix products is changed between two calls."""
# expect: converted, compiles<=3, misses>=1
# guard: value

import jax
import jax.numpy as jnp


def setup():
    return {"w": jnp.eye(2) * 0.3}


def between(state, i):
    if i == 4:
        jax.config.update("jax_default_matmul_precision", "highest")


def step(state, i):
    return state["w"] @ state["w"]
