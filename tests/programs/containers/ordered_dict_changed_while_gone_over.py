"""An OrderedDict whose first key is taken by next(iter()), and one that is changed while a loop goes over it."""
# expect: reason=container-subclass

from collections import OrderedDict

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "line": OrderedDict((f"k{n}", n) for n in range(4))}


def step(state, i):
    line = state["line"]
    oldest = next(iter(line))
    line[f"k{i + 4}"] = i
    del line[oldest]
    caught = ""
    try:
        for key in line:
            line.move_to_end(key)
    except RuntimeError as error:
        caught = str(error)
    state["x"] = state["x"] * 0.5
    return oldest, caught, list(line), jnp.sum(state["x"])
