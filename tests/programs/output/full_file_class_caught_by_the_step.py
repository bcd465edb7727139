"""The step catches what a full file raises in the middle of a print, empties the file, and writes the line again."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Small:
    def __init__(self):
        self.texts = []

    def write(self, text):
        if len(self.texts) == 7:
            raise OSError("full")
        self.texts.append(text)


def setup():
    return {"x": jnp.array(1.0), "out": Small(), "pages": []}


def step(state, i):
    x = state["x"] = state["x"] * 0.75 + 0.5
    try:
        print("step", i, file=state["out"])
    except OSError as error:
        state["pages"].append((str(error), state["out"].texts))
        state["out"] = Small()
        print("step", i, "again", file=state["out"])
    if x > 1.5:
        x = x - 0.5
    state["x"] = x
    return len(state["pages"])
