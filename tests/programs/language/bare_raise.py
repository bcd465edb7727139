"""A handler that looks at an exception and raises it again, and an outer one that catches it."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def pick(table, name, seen):
    try:
        return table[name]
    except KeyError:
        seen.append(name)
        raise


def setup():
    return {"a": jnp.array([1.0, 2.0])}


def step(table, i):
    seen = []
    values = []
    for name in ("a", "b", "a"):
        try:
            values.append(pick(table, name, seen))
        except KeyError as error:
            values.append(table["a"] * -1)
            seen.append(repr(error))
    table["a"] = table["a"] * 0.5
    return values, seen
