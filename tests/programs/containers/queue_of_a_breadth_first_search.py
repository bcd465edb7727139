"""A deque made in the step is the queue of a search through a tree; it is empty at the end."""
# expect: converted, compiles<=2, hits>=5

from collections import deque

import jax.numpy as jnp


class Node:
    def __init__(self, value, children=()):
        self.value, self.children = value, list(children)


def setup():
    leaves = [Node(jnp.array([float(k), 1.0])) for k in range(3)]
    return {"tree": Node(jnp.array([0.5, 0.5]), [Node(jnp.array([2.0, 2.0]), leaves[:2]), leaves[2]])}


def step(state, i):
    queue = deque([state["tree"]])
    order, total = [], 0.0
    while queue:
        node = queue.popleft()
        order.append(node.value)
        total = total + jnp.sum(node.value) * len(order)
        queue.extend(node.children)
    state["tree"].value = state["tree"].value * 0.9
    return total, order, len(queue), queue
