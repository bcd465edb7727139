"""Counters, an OrderedDict and a set as attributes of objects in a list; some of them are replaced by other code."""
# expect: converted, compiles<=4, hits>=5
# calls: 14

from collections import Counter, OrderedDict

import jax.numpy as jnp


class Node:
    def __init__(self, value):
        self.value = value
        self.visits, self.children, self.tags = Counter(total=0), OrderedDict(), {"new"}


def setup():
    return [Node(jnp.array(float(k))) for k in range(3)]


def between(nodes, i):
    if i == 6:
        nodes[1].visits = Counter(total=50)
        nodes[2].tags = {"new", "old"}


def step(nodes, i):
    total = jnp.float32(0.0)
    for k, node in enumerate(nodes):
        node.visits["total"] += k
        node.children["left"] = node.value * 0.5
        node.children["right"] = node.value + 1.0
        node.children.move_to_end("left")
        node.tags.discard("new")
        node.tags.add("seen")
        node.value = node.value * 0.5 + node.visits["total"]
        total = total + sum(node.children.values())
    return total, [node.visits["total"] for node in nodes], ["old" in node.tags for node in nodes]
