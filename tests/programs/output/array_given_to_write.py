"""write of an array, of a number and of nothing is a TypeError, which the step catches; the file gets nothing."""
# expect: reason=output

import sys

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "errors": []}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    for arguments in ((state["x"],), (i,), (), ("a", "b")):
        try:
            sys.stdout.write(*arguments)  # culprit
        except TypeError as error:
            state["errors"].append(type(error).__name__)
    sys.stdout.write("one line\n")
    return len(state["errors"])
