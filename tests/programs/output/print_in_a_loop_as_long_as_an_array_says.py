"""The number of rounds is an integer read from an array, and each of them prints a line."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.array(2), "x": jnp.array(1.0)}


def step(state, i):
    x = state["x"]
    for k in range(int(state["n"])):
        x = x * 0.75
        print("round", k, x)
    state["x"] = x + 1.0
    state["n"] = (state["n"] + 1) % 4
    print("next", state["n"])
    return x
