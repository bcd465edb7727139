"""A singly linked list of arrays gets a node in front and is then turned round in place."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Cell:
    def __init__(self, value, rest):
        self.value, self.rest = value, rest


def setup():
    return {"head": Cell(jnp.array([1.0, 2.0]), None), "length": 1}


def step(state, i):
    state["head"] = Cell(state["head"].value * 0.5 + i, state["head"])
    state["length"] += 1
    if state["length"] > 3:
        state["head"].rest.rest = state["head"].rest.rest.rest
        state["length"] -= 1
    node, back = state["head"], None
    while node is not None:
        node.rest, back, node = back, node, node.rest
    state["head"] = back
    return back.value, back.rest.value, state["length"]
