"""Each side prints another line: they appear in the order of the program, and only those of the side taken."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    if state["x"] > 2.0:
        print("down from", state["x"])
        state["x"] = state["x"] - 1.5
    else:
        print("up", end=" ")
        state["x"] = state["x"] * 1.75
        print("to", state["x"])
    return state["x"]
