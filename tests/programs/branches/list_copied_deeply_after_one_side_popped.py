"""An array decides whether a list loses its first item and gains another; a deep copy leaves the arrays of the list alone."""
# expect: compiles<=4

import copy

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.5), "line": [1, jnp.array(2.0), 7]}


def step(state, i):
    line = state["line"]
    if state["x"] > 2.0:
        line.append(i)
        line.pop(0)
    state["x"] = state["x"] * 1.5
    return copy.deepcopy(line)
