"""The step catches the OSError of a full disk, counts it, and says so on standard output."""
# expect: converted, compiles<=3, hits>=3

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
    return {"x": jnp.array(1.0), "log": DISK.good, "failures": 0, "trail": []}


def between(state, i):
    state["log"] = DISK.full if i in (2, 3, 6) else DISK.good


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    state["trail"].append("begin")
    try:
        print("step", i, file=state["log"])
        state["trail"].append("written")
    except OSError as error:
        state["failures"] += 1
        print("not written:", type(error).__name__, error.errno)
    finally:
        state["trail"].append("end")
    state["x"] = state["x"] + state["failures"]
    print("x", state["x"])
    return len(state["trail"])
