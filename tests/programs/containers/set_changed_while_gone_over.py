"""A set that loses items while a loop goes over it raises at the next item, also behind the last one."""
# expect: reason=container-subclass

import jax.numpy as jnp

names = {"only"}


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    caught = ""
    first = next(iter(names))
    try:
        for name in names:
            names.discard(name)  # culprit
    except RuntimeError as error:
        caught = str(error)
    names.add(first)
    state["x"] = state["x"] * 0.5
    return jnp.sum(state["x"]), caught
