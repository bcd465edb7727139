"""A dictionary of parameters that gains a key and later loses one."""
# expect: converted, compiles<=3, misses>=2

import jax
import jax.numpy as jnp


def setup():
    return {"w": jnp.ones(2), "b": jnp.zeros(2)}


def between(params, i):
    if i == 3:
        params["scale"] = jnp.array([2.0, 0.5])
    if i == 6:
        del params["b"]


def step(params, i):
    total = sum(jnp.sum(value) for value in params.values())
    return jax.tree.map(lambda p: p + total, params)
