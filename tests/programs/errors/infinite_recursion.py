"""A recursion without end raises RecursionError in eager and must do so here."""
# expect: hits<=0
# calls: 3

import sys

import jax.numpy as jnp


def forever(x, depth):
    return forever(x, depth + 1)


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(300)
    try:
        forever(state["x"], 0)
    except RecursionError:
        state["x"] = state["x"] + 1
    finally:
        sys.setrecursionlimit(limit)
    return state["x"]
