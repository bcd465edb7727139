"""A branch on a batched value under vmap is an error in eager JAX, and stays that error."""
# expect: compiles<=3

import jax
import jax.numpy as jnp


def one(x):
    return x if x > 0 else -x


def setup():
    return {"xs": jnp.array([1.0, -2.0])}


def step(state, i):
    state["xs"] = state["xs"] * 1.5
    try:
        return jax.vmap(one)(state["xs"])
    except jax.errors.TracerBoolConversionError as error:
        return type(error).__name__, jnp.sum(state["xs"])
