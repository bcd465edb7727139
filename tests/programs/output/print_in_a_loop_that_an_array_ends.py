"""Halving until small enough, with a line for each halving; how many there are depends on an array."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    x = state["x"] * 3.0 + i
    count = 0
    while x > 1.0 and count < 6:
        count += 1
        print("halved", count, "times:", x)
        x = x * 0.5
    print("left with", x)
    state["x"] = x
    return x
