"""Early returns from loops, with blocks and nested conditions on Python values."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def first_wide(layers, limit):
    for name, w in layers.items():
        if w.shape[0] > limit:
            return name, w * 2
    return None, jnp.zeros(1)


def setup():
    return {"a": jnp.ones(1), "b": jnp.ones(3), "c": jnp.ones(2)}


def step(layers, i):
    found = first_wide(layers, 1)
    layers["b"] = layers["b"] * 0.5
    return found, first_wide(layers, 5)
