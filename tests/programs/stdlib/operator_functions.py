"""itemgetter, attrgetter, methodcaller and the operators as functions."""
# expect: converted, compiles<=1, hits>=6

import functools
import operator

import jax.numpy as jnp


class Layer:
    def __init__(self, w):
        self.w = w


def setup():
    return {"layers": [Layer(jnp.eye(2) * n) for n in (1.0, 2.0, 3.0)], "order": [(2, "c"), (0, "a"), (1, "b")]}


def step(state, i):
    weights = list(map(operator.attrgetter("w"), state["layers"]))
    product = functools.reduce(operator.matmul, weights)
    total = operator.add(weights[0], operator.mul(weights[1], 2.0))
    order = sorted(state["order"], key=operator.itemgetter(0))
    flat = operator.methodcaller("reshape", -1)(product)
    state["layers"][0].w = total * 0.1
    return product, flat, order, operator.index(3), operator.contains([1, 2], 2)
