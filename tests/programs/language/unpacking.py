"""Tuple and starred unpacking, of arrays too: a row at a time."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"m": jnp.arange(6.0).reshape(3, 2), "parts": [1, (2, 3), [4, 5, 6]]}


def step(state, i):
    first, *rest = state["m"]
    (a, b), c = rest
    one, (two, three), [*front, last] = state["parts"]
    a, b = b, a
    state["m"] = state["m"] * 0.5
    return first + a * two, b * last, c, [one, *front, three], {**{"x": one}, "y": c}
