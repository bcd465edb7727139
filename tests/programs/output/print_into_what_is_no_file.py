"""print into an object without write raises AttributeError, and with a separator that is no text TypeError."""
# expect: converted, compiles<=1, hits>=1

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "errors": [], "separator": " "}


def between(state, i):
    state["separator"] = 1 if i % 3 == 2 else " "


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    try:
        print("lost", state["x"], file=state["errors"] if i % 2 else None)
    except AttributeError as error:
        state["errors"].append(str(error))
    try:
        print("step", i, sep=state["separator"])
    except TypeError as error:
        state["errors"].append(str(error))
    return len(state["errors"])
