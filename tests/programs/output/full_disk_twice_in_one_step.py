"""Two of the lines of a step fail and are caught, lines to good files stand before, between and behind."""
# expect: converted, compiles<=4, hits>=0

import io
import weakref

import jax.numpy as jnp


class Disk:
    def __init__(self):
        self.full = io.TextIOWrapper(io.FileIO("/dev/full", "w"), write_through=True)
        weakref.finalize(self, self.full.close)


DISK = Disk()


def setup():
    return {"x": jnp.array(1.0), "log": DISK.full, "failures": []}


def save(state, line):
    try:
        print(line, file=state["log"])
    except OSError as error:
        state["failures"].append((line, error.strerror))


def step(state, i):
    print("begin", i)
    state["x"] = state["x"] * 0.5 + i
    save(state, "first")
    print("between", state["x"])
    save(state, f"second {i}")
    print("end", i, len(state["failures"]))
    return state["x"]
