"""The names of attributes are listed after an array has decided whether a new one is made."""
# expect: compiles<=4

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.array([0.4, -0.3])


def setup():
    return {"model": Model(), "x": jnp.array(0.5)}


def step(state, i):
    model = state["model"]
    if state["x"] > 4.0:
        model.large = True
    state["x"] = state["x"] * 1.5
    return sorted(vars(model))
