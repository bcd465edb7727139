"""sys.stdout.write says how many characters it took; the sum of them is kept and scales an array."""
# expect: converted, compiles<=1, hits>=7

import io
import sys

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "written": 0, "log": io.StringIO(), "widths": []}


def step(state, i):
    width = sys.stdout.write("step " + "#" * i + "\n")
    state["written"] += width
    state["x"] = state["x"] * 0.5 + width
    state["widths"].append(state["log"].write(f"{i}: {state['x']:.3f}\n"))
    return state["x"], width
