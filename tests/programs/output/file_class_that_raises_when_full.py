"""A file of the user's own raises in the middle of a print, when it is full; the first words of the line are in it."""
# expect: converted, compiles<=2, hits>=3

import jax.numpy as jnp


class Full(Exception):
    pass


class Small:
    def __init__(self, room):
        self.room, self.texts = room, []

    def write(self, text):
        if len(self.texts) >= self.room:
            raise Full(f"no room for {text!r}")
        self.texts.append(text)


def setup():
    return {"x": jnp.array(1.0), "out": Small(15), "done": 0}


def between(state, i):
    if i == 6:
        state["out"].room = 100


def step(state, i):
    state["x"] = state["x"] * 1.25
    print("step", i, file=state["out"])
    state["done"] += 1
    return state["x"]
