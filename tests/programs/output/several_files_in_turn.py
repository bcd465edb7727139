"""Lines go to standard output, to one buffer and to another, chosen by a counter and by an array."""
# expect: converted, compiles<=2, hits>=6

import io
import sys

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "even": io.StringIO(), "odd": io.StringIO(), "read": None}


def between(state, i):
    state["read"] = state["even"].getvalue(), state["odd"].getvalue()


def step(state, i):
    x = state["x"] * 1.5
    target = state["odd"] if i % 2 else state["even"]
    for file in (sys.stdout, target, sys.stderr, state["even"]):
        print("x =", x, file=file)
    if x > 3.0:
        print("large", x, file=state["odd"])
        x = x - 2.75
    else:
        print("small", x, file=state["even"])
    state["x"] = x
    return x
