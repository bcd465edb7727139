"""max(x, 0.0) is returned: a Python float on some calls and an array on others, which the caller can tell apart."""
# expect: converted, compiles<=1, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(-1.0)}


def between(state, i):
    state["x"] = jnp.float32(i % 4 - 1.5)


def step(state, i):
    return max(state["x"], 0.0)
