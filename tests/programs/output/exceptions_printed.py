"""Exceptions with arrays, numbers and texts in them, chained ones too, are printed by str and by repr."""
# expect: reason=late-value-use

import jax.numpy as jnp


class Diverged(Exception):
    def __str__(self):
        return f"diverged at {self.args[0]}"


def setup():
    return {"x": jnp.array(1.0)}


def check(x, i):
    if i % 2:
        raise Diverged(i, x)
    raise KeyError("name")


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    try:
        check(state["x"], i)
    except (Diverged, KeyError) as error:
        print("caught", error, repr(error), error.args, type(error).__name__)  # culprit
        print(f"{error}|{error!r}|{str(error):>20}")
    print(ValueError("made", i), [TypeError("in a list")])
    return state["x"]
