"""The dict of totals becomes a defaultdict with the same items, and then a subclass with a method of its own."""
# expect: converted, compiles<=2, hits>=2

from collections import defaultdict

import jax.numpy as jnp


class Totals(dict):
    def __missing__(self, name):
        return jnp.full(2, 10.0)


def setup():
    return {"totals": {"a": jnp.zeros(2)}, "x": jnp.array([0.5, 1.5])}


def between(state, i):
    if i == 3:
        state["totals"] = defaultdict(lambda: jnp.ones(2), state["totals"])
    if i == 6:
        state["totals"] = Totals(state["totals"])


def step(state, i):
    totals = state["totals"]
    try:
        totals["b"] = totals["b"] + jnp.cos(state["x"] * i)
    except KeyError:
        totals["a"] = totals["a"] + state["x"]
    return totals["a"], len(totals), type(totals).__name__
