"""Rates computed in Python from a counter come out with all of their digits, and compare equal to themselves."""
# expect: converted, compiles<=1, hits>=7

import math

import jax.numpy as jnp


class Schedule:
    def __init__(self):
        self.count, self.rate, self.log = 0, 0.1, []

    def next(self):
        self.count += 1
        self.rate = 0.1 * math.cos(self.count / 7) ** 2 + math.exp(-self.count) / 3
        return self.rate


def setup():
    return {"schedule": Schedule(), "w": jnp.array([1.0, 2.0])}


def step(state, i):
    schedule = state["schedule"]
    old = schedule.rate
    rate = schedule.next()
    state["w"] = state["w"] - rate * jnp.sin(state["w"])
    return state["w"], repr(rate), rate.hex(), rate == schedule.rate, old < rate, math.sqrt(rate).hex()
