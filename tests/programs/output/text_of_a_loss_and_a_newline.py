"""The line that is written is the text of a loss plus a newline."""
# expect: converted, compiles<=2, hits>=6

import sys

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    sys.stdout.write(f"{state['x']:.3f}" + "\n")
    return state["x"]
