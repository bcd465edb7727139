"""The line that is out before the disk is full holds digits that depend on rounding; it is written once."""
# expect: converted, compiles<=9

import io
import weakref

import jax.numpy as jnp


class Disk:
    def __init__(self):
        self.full = io.TextIOWrapper(io.FileIO("/dev/full", "w"), write_through=True)
        weakref.finalize(self, self.full.close)


DISK = Disk()


def setup():
    return {"x": jnp.linspace(0.1, 3.0, 37), "failures": 0}


def step(state, i):
    x = state["x"] = jnp.tanh(jnp.sin(state["x"]) * 1.1 + 0.3) * jnp.exp(-state["x"] / 7.0)
    loss = jnp.mean(x * x / 3.0) + jnp.sum(jnp.cos(x)) / 11.0
    print("loss", loss)
    try:
        print("loss", loss, file=DISK.full)
    except OSError:
        state["failures"] += 1
    return loss
