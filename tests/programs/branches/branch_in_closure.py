"""The branch is in a nested function, which reads and changes variables of the function around it."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 4.0, 2.0])}


def step(state, i):
    lowest, count = state["x"][0], jnp.int32(0)

    def visit(value):
        nonlocal lowest, count
        if value < lowest:
            lowest = value
        else:
            count = count + 1

    for n in range(3):
        visit(state["x"][n])
    state["x"] = (state["x"] * 2.0) % 7.0
    return lowest, count
