"""Exceptions of the user's own with a constructor, attributes and a message, made and looked at but not raised."""
# expect: compiles<=1

import jax.numpy as jnp


class Overflow(ArithmeticError):
    def __init__(self, where, value):
        super().__init__(f"overflow in {where}")
        self.value = value


def setup():
    return {"x": jnp.array([1.0]), "last": None}


def step(state, i):
    state["x"] = state["x"] * 2
    state["last"] = Overflow("step", state["x"])
    return state["last"].value, str(state["last"])
