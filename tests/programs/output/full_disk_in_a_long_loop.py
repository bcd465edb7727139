"""The disk is full in the middle of a loop of seventy steps whose other lines are good."""
# expect: converted, compiles<=2, hits>=0
# calls: 5

import io
import weakref

import jax.numpy as jnp


class Disk:
    def __init__(self):
        self.full = io.TextIOWrapper(io.FileIO("/dev/full", "w"), write_through=True)
        weakref.finalize(self, self.full.close)


DISK = Disk()


def setup():
    return {"x": jnp.array(1.0), "rounds": 0}


def step(state, i):
    x = state["x"]
    for k in range(70):
        x = x * 1.0625
        state["rounds"] += 1
        if k % 20 == 0:
            print("k", k, f"{x:.3f}")
        if x > 30.0:
            x = x * 0.03125
            state["x"] = x
            print("too large", file=DISK.full)
    state["x"] = x
    return x
