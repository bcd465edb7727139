"""The side that is not taken would divide by zero or take a root of a negative number: no nan may leak out of it."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def safe_root(x):
    if x > 0:
        return jnp.sqrt(x) / x
    return jnp.zeros_like(x)


def setup():
    return {"x": jnp.array(0.0)}


def between(state, i):
    state["x"] = jnp.float32(i % 4 - 1)


def step(state, i):
    value, slope = jax.value_and_grad(safe_root)(state["x"])
    return value, slope
