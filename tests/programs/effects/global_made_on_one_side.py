"""A global and a variable of a closure that a branch on an array makes, read behind it."""
# expect: reason=assumption-failed, hits>=2

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32([1.0, 6.0, 2.0, 1.0, 7.0, 3.0, 1.0, 2.0][i])
    globals().pop("FOUND", None)


def step(state, i):
    global FOUND
    x = state["x"] * 1.0
    if x > 4:
        FOUND = x
        inner = 1

    def read():
        return inner

    try:
        first = FOUND
    except NameError as error:
        first = repr(error)
    try:
        second = read()
    except NameError as error:
        second = repr(error)
    return first, second, x
