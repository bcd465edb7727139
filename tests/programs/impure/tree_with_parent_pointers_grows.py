"""A tree of nodes that know their parent: each call adds a leaf and carries its value up to the root."""
# expect: converted, compiles<=5, hits>=8
# calls: 16

import jax.numpy as jnp


class Node:
    def __init__(self, value, parent=None):
        self.value, self.parent, self.children, self.total = value, parent, [], value
        if parent is not None:
            parent.children.append(self)


def setup():
    root = Node(jnp.array([1.0, 0.0]))
    return {"root": root, "last": root}


def step(state, i):
    parent = state["last"] if i % 3 == 0 else state["root"]
    leaf = Node(jnp.sin(parent.value + i), parent)
    node = leaf.parent
    while node is not None:
        node.total = node.total + leaf.value
        node = node.parent
    state["last"] = leaf
    return state["root"].total, len(state["root"].children), leaf.parent is state["root"]
