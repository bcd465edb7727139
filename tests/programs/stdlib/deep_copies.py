"""deepcopy of shared and cyclic objects, slots, hooks of the user's own, NumPy arrays; copies are changed, originals are not."""
# expect: converted, compiles<=2, hits>=5

import copy

import jax.numpy as jnp
import numpy as np


class Node:
    def __init__(self, value):
        self.value = value
        self.next = self
        self.items = [value, (value, "t")]


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


class Hooked:
    def __init__(self, x):
        self.x = x

    def __deepcopy__(self, memo):
        return Hooked(copy.deepcopy(self.x, memo) + 1)

    def __copy__(self):
        return Hooked(self.x - 1)


def setup():
    return {
        "node": Node(jnp.array([1.0, 2.0])),
        "slotted": Slotted([1]),
        "hooked": Hooked(5),
        "table": np.ones(2),
        "n": 0,
    }


def step(state, i):
    state["n"] += 1
    node = copy.deepcopy(state["node"])
    node.value = node.value * state["n"]
    node.items.append(state["n"])
    slotted = copy.deepcopy(state["slotted"])
    slotted.a.append(2)
    thin = copy.copy(state["slotted"])
    tables = copy.deepcopy({"t": state["table"], "k": (1, 2)})
    state["node"].value = state["node"].value * 0.5
    same = node.next is node, thin.a is state["slotted"].a, hasattr(slotted, "b"), copy.copy((1,)) == (1,)
    return node, slotted.a, copy.deepcopy(state["hooked"]).x, copy.copy(state["hooked"]).x, tables, same
