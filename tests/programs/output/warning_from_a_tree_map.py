"""A function that jax.tree.map calls warns with stacklevel=2, so the warning names a line of the library."""
# expect: compiles<=9

import warnings

import jax
import jax.numpy as jnp


def halve(x):
    warnings.warn("halved", RuntimeWarning, stacklevel=2)
    return x * 0.5


def setup():
    return {"w": jnp.array([1.0, 2.0]), "b": jnp.array(1.0)}


def step(state, i):
    state.update(jax.tree.map(halve, state))
    return state["b"]
