"""Objects made in the step, linked to each other and to old ones, some returned and some kept."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class Node:
    def __init__(self, value, parent=None):
        self.value = value
        self.parent = parent
        self.children = []
        if parent is not None:
            parent.children.append(self)


def setup():
    return {"root": Node(jnp.array([1.0, 2.0])), "newest": None}


def step(state, i):
    root = state["root"]
    child = Node(root.value * 0.5, root)
    grandchild = Node(child.value + 1.0, child)
    state["newest"] = grandchild
    root.value = grandchild.value
    pair = (child, child)
    return pair, grandchild.parent is child, len(root.children)
