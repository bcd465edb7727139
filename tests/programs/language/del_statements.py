"""Names, items, slices and attributes deleted inside the step."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class Scratch:
    pass


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    scratch = Scratch()
    scratch.y = state["x"] * 2
    scratch.z = state["x"] * 3
    table = {"a": scratch.y, "b": scratch.z}
    items = [1, 2, 3, 4]
    del table["a"], items[0], items[-1:]
    y = scratch.y
    del scratch.y
    try:
        del y
        y
    except UnboundLocalError:
        unbound = True
    state["x"] = state["x"] + 0.5
    return table, items, hasattr(scratch, "y"), unbound
