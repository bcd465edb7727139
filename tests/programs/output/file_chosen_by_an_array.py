"""An array decides which file the line goes to, and which separator stands in it."""
# expect: converted, compiles<=1, hits>=7

import io
import sys

import jax.numpy as jnp

FILES = {"high": io.StringIO(), "low": io.StringIO()}


def setup():
    return {"x": jnp.array(1.0), "read": None}


def between(state, i):
    state["read"] = [file.getvalue() for file in FILES.values()]


def step(state, i):
    x = state["x"] * 1.5
    file = FILES["high"] if x > 3.0 else FILES["low"]
    separator = "/" if x > 3.0 else " "
    print("x", x, sep=separator, file=file)
    print("step", i, file=sys.stdout if x > 3.0 else sys.stderr)
    state["x"] = x - 2.75 if x > 3.0 else x
    return x
