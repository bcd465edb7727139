"""stacklevel=2 and 3 name the line of the caller and of its caller."""
# expect: converted, compiles<=1, hits>=7

import warnings

import jax.numpy as jnp


def old_name(x):
    warnings.warn("use new_name", DeprecationWarning, stacklevel=2)
    return new_name(x)


def new_name(x):
    return x * 0.5


def outer(x):
    return inner(x)


def inner(x):
    warnings.warn("three up", UserWarning, stacklevel=3)
    return x + 1.0


def setup():
    return {"x": jnp.array(2.0)}


def step(state, i):
    state["x"] = old_name(state["x"]) + i
    state["x"] = outer(state["x"])
    return state["x"]
