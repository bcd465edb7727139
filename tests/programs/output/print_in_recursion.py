"""A function that calls itself prints on the way down and on the way up, with deeper indentation."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def walk(tree, depth):
    print("  " * depth, "down", sep="")
    if not isinstance(tree, tuple):
        total = tree * 0.5
    else:
        total = sum(walk(branch, depth + 1) for branch in tree)
    print("  " * depth, "up ", total, sep="")
    return total


def setup():
    return {"x": jnp.array([1.0, 2.0, 3.0])}


def step(state, i):
    x = state["x"]
    total = walk((x[0], (x[1], (x[2], x[0])), x[1]), 0)
    state["x"] = x + total * 0.125
    return total
