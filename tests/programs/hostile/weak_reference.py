"""A weak reference to an object that the step makes and drops."""
# expect: compiles<=1

import weakref

import jax.numpy as jnp


class Node:
    def __init__(self, x):
        self.x = x


def setup():
    return {"x": jnp.array([1.0]), "seen": None}


def step(state, i):
    node = Node(state["x"] * 2)
    state["seen"] = weakref.ref(node)
    state["x"] = node.x * 0.4
    alive = state["seen"]() is node
    del node
    return alive, state["seen"]() is None
