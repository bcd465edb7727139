"""Warnings with a category, without one, with a category of the user's own, under a condition and in a loop."""
# expect: converted, compiles<=1, hits>=7

import warnings

import jax.numpy as jnp


class Diverging(RuntimeWarning):
    pass


def setup():
    return {"x": jnp.array(0.5)}


def step(state, i):
    x = state["x"] * 1.75
    warnings.warn("plain")
    warnings.warn(f"step {i}", DeprecationWarning)
    if x > 3.0:
        warnings.warn(f"x is {x:.3f}", Diverging, stacklevel=2)
        x = x - 2.75
    for k in range(2):
        warnings.warn(f"round {k}", category=FutureWarning)
    state["x"] = x
    return x
