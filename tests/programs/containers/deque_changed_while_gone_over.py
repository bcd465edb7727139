"""A deque that grows while a loop goes over it raises at the next item; one that a finished loop went over does not."""
# expect: reason=container-subclass

import collections

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "line": collections.deque([1, 2])}


def step(state, i):
    line, caught = state["line"], ""
    total = sum(line)
    line.append(total)
    try:
        for item in line:
            if len(line) < 6:
                line.append(item)  # culprit
    except RuntimeError as error:
        caught = str(error)
    state["x"] = state["x"] * 0.5
    found = list(line)
    line.clear()
    line.extend([1, 2])
    return jnp.sum(state["x"]), caught, found
