"""The __str__ of the second value raises: the first words of the line are out, the rest is not."""
# expect: converted, compiles<=1, hits>=5

import jax.numpy as jnp


class Broken:
    def __init__(self):
        self.is_broken = False

    def __str__(self):
        if self.is_broken:
            raise ValueError("cannot be shown")
        return "whole"


def setup():
    return {"x": jnp.array(1.0), "thing": Broken(), "count": 0}


def between(state, i):
    state["thing"].is_broken = i in (2, 5)


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    state["count"] += 1
    if i == 5:
        try:
            print("caught:", state["thing"])
        except ValueError as error:
            print(error)
    else:
        print("thing:", state["thing"], state["x"])
    return state["x"]
