"""An item, an attribute and a list item that a branch on an array makes, each read in a `try`."""
# expect: reason=assumption-failed, hits>=2

import jax.numpy as jnp


class Record:
    pass


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32([1.0, 6.0, 2.0, 1.0, 7.0, 3.0, 1.0, 2.0][i])


def step(state, i):
    x = state["x"] * 1.0
    table, record, items = {}, Record(), []
    if x > 4:
        table["a"] = x
        record.a = x
        items.append(x)
    found = []
    try:
        found.append(table["a"])
    except KeyError:
        found.append("KeyError")
    try:
        found.append(record.a)
    except AttributeError:
        found.append("AttributeError")
    try:
        found.append(items[0])
    except IndexError:
        found.append("IndexError")
    return found, x
