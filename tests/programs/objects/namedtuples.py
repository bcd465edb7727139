"""Named tuples as parameters: fields, indexes, unpacking, _replace and _asdict."""
# expect: converted, compiles<=1, hits>=6

from collections import namedtuple
from typing import NamedTuple

import jax
import jax.numpy as jnp

Moments = namedtuple("Moments", "mean var", defaults=[1.0])


class Layer(NamedTuple):
    w: jax.Array
    b: jax.Array
    name: str = "layer"

    def __call__(self, x):
        return x @ self.w + self.b


def setup():
    return {"layer": Layer(jnp.eye(2), jnp.zeros(2))}


def step(state, i):
    layer = state["layer"]
    y = layer(jnp.array([1.0, 2.0]))
    w, b, name = layer
    state["layer"] = layer._replace(b=b + y * 0.1)
    return Moments(jnp.mean(y)), layer[0] is w, state["layer"]._asdict(), Layer._fields, layer == layer
