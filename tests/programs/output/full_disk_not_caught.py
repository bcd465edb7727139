"""The disk is full from the fourth call on: the print raises, what stands before it has happened, and no more."""
# expect: converted, compiles<=2, hits>=5

import io
import weakref

import jax.numpy as jnp


class Disk:
    def __init__(self):
        self.full = io.TextIOWrapper(io.FileIO("/dev/full", "w"), write_through=True)
        self.good = io.StringIO()
        weakref.finalize(self, self.full.close)


DISK = Disk()


def setup():
    return {"x": jnp.array(1.0), "log": DISK.good, "before": 0, "behind": [], "read": ""}


def between(state, i):
    state["log"] = DISK.full if i in (3, 4) else DISK.good
    state["read"] = DISK.good.getvalue()


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    state["before"] += 1
    print("step", i)
    print("x", state["x"], file=state["log"])
    state["behind"].append(i)
    print("done", i)
    return state["x"]
