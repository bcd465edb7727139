"""isinstance against an abstract base class, one of collections.abc and a union."""
# expect: converted, compiles<=1, hits>=6

import abc
from collections.abc import Mapping, Sequence

import jax
import jax.numpy as jnp


class Kernel(abc.ABC):
    @abc.abstractmethod
    def __call__(self, a): ...


class Wave(Kernel):
    def __call__(self, a):
        return jnp.sin(a)


def total(tree):
    if isinstance(tree, Mapping):
        return sum(total(value) for value in tree.values())
    if isinstance(tree, Sequence) and not isinstance(tree, str):
        return sum(map(total, tree))
    return tree.sum() if isinstance(tree, jax.Array | float) else 0.0


def setup():
    return {"kernel": Wave(), "tree": {"a": [jnp.ones(2), "skip"], "b": (jnp.zeros(1),)}}


def step(state, i):
    kernel = state["kernel"]
    state["tree"]["a"][0] = kernel(state["tree"]["a"][0]) + 1.0
    return total(state["tree"]), isinstance(kernel, Kernel), isinstance(kernel, Mapping)
