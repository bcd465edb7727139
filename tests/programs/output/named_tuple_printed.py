"""A named tuple is printed; its text is made by the class that collections.namedtuple wrote."""
# expect: converted, compiles<=2, hits>=6

import collections

import jax.numpy as jnp

Point = collections.namedtuple("Point", "x y")


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    print(Point(1, 2))
    return state["x"]
