"""A tee of the user's own passes every piece on to standard output and to a buffer; print is called with it."""
# expect: converted, compiles<=1, hits>=7

import io
import sys

import jax.numpy as jnp


class Tee:
    def __init__(self, *files):
        self.files = files

    def write(self, text):
        for file in self.files:
            file.write(text)
        sys.stdout.write(text)

    def flush(self):
        for file in self.files:
            file.flush()


LOG = io.StringIO()


def setup():
    return {"x": jnp.array([1.0, 2.0]), "tee": Tee(LOG), "read": ""}


def between(state, i):
    state["read"] = LOG.getvalue()


def step(state, i):
    x = state["x"] = state["x"] * 0.5 + i
    print("step", i, "x", x, file=state["tee"])
    if x.sum() > 6.0:
        print("large", file=state["tee"], flush=True)
    return x
