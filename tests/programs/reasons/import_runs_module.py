"""An import inside the step of a module that was not imported before and is forgotten between calls."""
# expect: reason=import

import sys

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def between(state, i):
    sys.modules.pop("this_is_imported_late", None)
    sys.modules.pop("colorsys", None)


def step(state, i):
    import colorsys  # culprit

    return state["x"] * colorsys.ONE_THIRD
