"""Draws until one is large enough: the key is split on every pass, and left behind in the state."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def setup():
    return {"key": jax.random.key(1)}


def step(state, i):
    key, draws = state["key"], 0
    value = jnp.float32(0.0)
    while value < 0.6:
        key, sub = jax.random.split(key)
        value = jax.random.uniform(sub)
        draws += 1
    state["key"] = key
    return value, draws
