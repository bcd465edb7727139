"""Layers in an OrderedDict are applied in their order, which changes between calls while the keys stay."""
# expect: converted, compiles<=3, hits>=6
# calls: 14

from collections import OrderedDict

import jax.numpy as jnp


class Stack:
    def __init__(self):
        self.layers = OrderedDict(scale=jnp.array(2.0), shift=jnp.array(1.0), square=jnp.array(0.5))


def setup():
    return Stack()


def between(stack, i):
    if i == 7:
        stack.layers.move_to_end("scale")


def step(stack, i):
    x = jnp.arange(3.0)
    for name, value in stack.layers.items():
        x = x * value if name == "scale" else x + value if name == "shift" else x**2 * value
    for name in reversed(stack.layers):
        stack.layers[name] = stack.layers[name] * 0.9
    return x, list(stack.layers), len(stack.layers), stack.layers["scale"]
