"""Lines to good files stand before and after the one that fails, in a loop and under a condition on an array."""
# expect: converted, compiles<=2, hits>=5

import io
import weakref

import jax.numpy as jnp


class Disk:
    def __init__(self):
        self.full = io.TextIOWrapper(io.FileIO("/dev/full", "w"), write_through=True)
        weakref.finalize(self, self.full.close)


DISK, LOG = Disk(), io.StringIO()


def setup():
    return {"x": jnp.array(1.0), "counts": [0, 0, 0], "read": ""}


def between(state, i):
    state["read"] = LOG.getvalue()


def step(state, i):
    x = state["x"] = state["x"] * 1.5
    for k in range(3):
        state["counts"][k] += 1
        print("round", k, x, file=LOG)
    if x > 4.0:
        state["x"] = x - 3.5
        print("large", x)
        DISK.full.write("large\n")
        print("not reached")
    state["counts"][0] += 10
    print("fine", x)
    return x
