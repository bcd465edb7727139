"""A class is made inside the step."""
# expect: reason=unsupported-op

import collections

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5
    pair = collections.namedtuple("pair", "a b")  # culprit
    return pair(1, state["x"])._asdict()
