"""A dictionary keeps its length and changes a key, and then only the order of its keys."""
# expect: converted, compiles<=4, misses>=1
# guard: keys

import jax.numpy as jnp


def setup():
    return {"a": jnp.array([1.0]), "b": jnp.array([2.0])}


def between(params, i):
    if i == 3:
        params["c"] = params.pop("b")
    if i == 5:
        params["a"] = params.pop("a")


def step(params, i):
    y = 0.0
    for name, value in params.items():
        y = y * 2 + value * len(name)
    return y, list(params)
