"""A class of the user's below Counter may do anything with its counts."""
# expect: reason=container-subclass

from collections import Counter

import jax.numpy as jnp


class Loud(Counter):
    def __missing__(self, key):
        return 100


def setup():
    return {"x": jnp.array([1.0, 2.0]), "counts": Loud()}


def step(state, i):
    state["counts"]["seen"] += 1  # culprit
    state["x"] = state["x"] * 0.5
    return jnp.sum(state["x"])
