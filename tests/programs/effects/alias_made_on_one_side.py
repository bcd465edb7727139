"""On one side two attributes come to share one list, on the other each has its own."""
# expect: compiles<=4

import jax.numpy as jnp


class Pair:
    def __init__(self):
        self.a, self.b = [], []


def setup():
    return {"x": jnp.array(1.0), "pair": Pair()}


def step(state, i):
    pair = state["pair"]
    if state["x"] > 2.0:
        pair.b = pair.a
        state["x"] = state["x"] - 1.75
    else:
        pair.b = list(pair.b)
        state["x"] = state["x"] * 1.5
    pair.a.append(i)
    return pair.a is pair.b, len(pair.b)
