"""Partial functions with positional and keyword arguments, nested, updated, kept in attributes."""
# expect: converted, compiles<=1, hits>=6

from functools import partial

import jax
import jax.numpy as jnp


def affine(scale, x, *, shift=0.0):
    return scale * x + shift


def setup():
    return {"double": partial(affine, 2.0, shift=0.5), "x": jnp.array([0.1, 0.2])}


def step(state, i):
    nested = partial(state["double"], shift=1.0)
    state["x"] = jax.nn.sigmoid(state["double"](state["x"]))
    return nested(state["x"]), partial(jnp.sum, axis=0)(state["x"]), nested.keywords
