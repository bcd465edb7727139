"""print with flush=True to an object of the user's own without flush raises behind the line, which is written."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Writer:
    def __init__(self):
        self.texts = []

    def write(self, text):
        self.texts.append(text)


def setup():
    return {"x": jnp.array(1.0), "out": Writer(), "errors": 0}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    try:
        print("step", i, file=state["out"], flush=i % 3 == 2)
    except AttributeError as error:
        state["errors"] += 1
        print(error)
    return state["x"], len(state["out"].texts)
