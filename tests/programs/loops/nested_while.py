"""A while in a while, the inner one with a trip count that depends on the outer one's carry."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.int32(0)}


def between(state, i):
    state["n"] = jnp.int32([0, 1, 2, 3, 4, 2, 5, 1][i])


def step(state, i):
    row, total = state["n"], jnp.int32(0)
    while row > 0:
        column = row
        while column > 0:
            total = total + column * row
            column = column - 2
        row = row - 1
    return total
