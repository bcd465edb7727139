"""Objects that point at each other: a doubly linked list that is walked and changed."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class Link:
    def __init__(self, value):
        self.value, self.next, self.previous = value, None, None


def setup():
    links = [Link(jnp.array([float(n)])) for n in range(3)]
    for left, right in zip(links, links[1:] + links[:1]):
        left.next, right.previous = right, left
    return {"head": links[0]}


def step(state, i):
    link, total = state["head"], 0.0
    while True:
        total = total + link.value
        link.value = link.value * 0.5 + link.previous.value * 0.25
        link = link.next
        if link is state["head"]:
            break
    fresh = Link(total)
    fresh.next = fresh
    return total, fresh
