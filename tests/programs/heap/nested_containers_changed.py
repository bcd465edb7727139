"""Writes deep inside dictionaries of lists of objects."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class Unit:
    def __init__(self, value):
        self.value = value
        self.history = {"values": [value]}


def setup():
    return {"groups": {"a": [Unit(jnp.ones(2)), Unit(jnp.zeros(2))], "b": []}, "current": 0}


def step(state, i):
    unit = state["groups"]["a"][state["current"]]
    unit.value = unit.value + 0.5
    unit.history["values"][-1] = unit.value
    state["groups"]["a"][1].history["values"][0] = unit.value * 2
    return unit.history["values"]
