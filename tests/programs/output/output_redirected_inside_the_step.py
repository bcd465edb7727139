"""contextlib.redirect_stdout catches the prints of a helper; the step shows the text it caught."""
# expect: converted=helper, reason=impure-call, compiles<=1, hits>=7

import contextlib
import io

import jax.numpy as jnp


def helper(x):
    print("inside", x)
    return x * 0.5


def setup():
    return {"x": jnp.array([4.0])}


def step(state, i):
    print("before", i)
    caught = io.StringIO()  # culprit
    with contextlib.redirect_stdout(caught):
        state["x"] = helper(state["x"]) + i
    print("after", repr(caught.getvalue()))
    return state["x"]
