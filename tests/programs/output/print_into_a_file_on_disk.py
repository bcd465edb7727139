"""A log on disk, opened in setup, is printed into; it is flushed and read between the calls."""
# expect: converted, compiles<=1, hits>=7

import tempfile
import weakref

import jax.numpy as jnp


class Run:
    def __init__(self):
        self.log = tempfile.TemporaryFile("w+")
        weakref.finalize(self, self.log.close)


RUN = Run()


def setup():
    return {"x": jnp.array([2.0, -1.0]), "read": ""}


def between(state, i):
    RUN.log.seek(0)
    state["read"] = RUN.log.read()


def step(state, i):
    x = state["x"] = state["x"] * 0.75
    print("step", i, "x", x, file=RUN.log)
    if x[0] > 1.0:
        print("  still", x[0], file=RUN.log)
    RUN.log.write(f"  mean {x.mean():.4f}\n")
    return x
