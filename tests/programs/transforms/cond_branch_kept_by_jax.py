"""A branch of lax.cond that reads a global array: JAX keeps the trace of the function, with the array it saw."""
# expect: reason=cached-trace

import jax
import jax.numpy as jnp

offset = {"value": jnp.array(1.0)}


def shifted(x):
    return x + offset["value"]


def same(x):
    return x


def setup():
    return {"x": jnp.array(2.0)}


def step(state, i):
    offset["value"] = offset["value"] + 1.0
    return jax.lax.cond(state["x"] > 0, shifted, same, state["x"])
