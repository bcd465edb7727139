"""Entries of an OrderedDict are moved on one side of a branch on an array: what was moved before stays moved."""
# expect: reason=branch-merge

from collections import OrderedDict

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "order": OrderedDict(a=1, b=2, c=3)}


def step(state, i):
    order, fresh = state["order"], OrderedDict(p=1, q=2)
    order.move_to_end("b")
    order.move_to_end("a")
    if state["x"] > 1.5:
        order.move_to_end("b")
        fresh["p"] = fresh.pop("p")
        state["x"] = state["x"] - 1.25
    else:
        state["x"] = state["x"] * 1.75
    return list(order), list(fresh), state["x"]
