"""A class is registered with an abstract one between calls, and another becomes callable."""
# expect: compiles<=4

import abc

import jax.numpy as jnp


class Layer(abc.ABC):
    pass


class Plain:
    pass


def setup():
    return {"w": jnp.ones(2), "layer": Plain()}


def between(state, i):
    if i == 4:
        Layer.register(Plain)
    if i == 6:
        Plain.__call__ = lambda self: 1


def step(state, i):
    return state["w"] * (2 if isinstance(state["layer"], Layer) else 3), callable(state["layer"])
