"""A global appears that hides a builtin."""
# expect: converted, compiles<=3, misses>=1
# guard: no_key

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def between(state, i):
    if i == 4:
        globals()["len"] = lambda sequence: 10


def step(state, i):
    return state["x"] * len(state["x"])
