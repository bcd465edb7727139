"""Slices of lists, tuples, strings and arrays, with steps, from the end, and assigned to."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.arange(24.0).reshape(2, 3, 4), "names": ["a", "b", "c", "d"]}


def step(state, i):
    x, names = state["x"], state["names"]
    pieces = (x[0, 1:, ::2], x[..., -1], x[:, None, 0], x[1][:, ::-1], x[(0, 1), (1, 2)])
    copy = names[:]
    copy[1:3] = ["z"]
    del copy[-1:]
    window = slice(1, None)
    state["x"] = x.at[0, window].set(0.0) + 1.0
    return pieces, copy, names[window], "abcdef"[::-2]
