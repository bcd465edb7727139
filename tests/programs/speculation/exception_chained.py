"""`raise ... from ...` inside an except clause, on the calls where an array is out of range."""
# expect: compiles<=4

import jax.numpy as jnp


class ConfigurationError(Exception):
    pass


def lookup(values, n):
    if n >= 3:
        raise IndexError("no such item")
    return values[n]


def setup():
    return {"values": jnp.array([1.0, 2.0, 4.0]), "n": jnp.int32(0)}


def between(state, i):
    state["n"] = jnp.int32([0, 1, 2, 1, 5, 0, 3, 2][i])


def step(state, i):
    try:
        return lookup(state["values"], state["n"]) * 2
    except IndexError as error:
        raise ConfigurationError("bad position") from error
