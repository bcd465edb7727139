"""`x or default` with a scalar array: zero is replaced by the default."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def scaled(x, width=None):
    width = width or 1.0
    return x / width


def setup():
    return {"x": jnp.array([1.0, 2.0]), "count": jnp.int32(0)}


def between(state, i):
    state["count"] = jnp.int32(i % 3)


def step(state, i):
    mean = scaled(state["x"], state["count"])
    total = jnp.sum(state["x"]) / (state["count"] or jnp.int32(7))
    return mean, total
