"""redirect_stdout sends the prints of a helper into a buffer of the module; what follows is shown again."""
# expect: converted, compiles<=1, hits>=7

import contextlib
import io

import jax.numpy as jnp

KEPT = io.StringIO()


def helper(x):
    print("inside", x)
    return x * 0.5


def setup():
    return {"x": jnp.array([4.0]), "read": ""}


def between(state, i):
    state["read"] = KEPT.getvalue()


def step(state, i):
    print("before", i)
    with contextlib.redirect_stdout(KEPT):
        state["x"] = helper(state["x"]) + i
    print("after")
    return state["x"]
