"""Layers are named tuples of weights, in a tuple."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

from typing import NamedTuple

import jax
import jax.numpy as jnp


class Dense(NamedTuple):
    w: jax.Array
    b: jax.Array
    scale: float = 0.5


def setup():
    weights = [0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40) for k in range(8)]
    return {"layers": tuple(Dense(w, jnp.zeros(40)) for w in weights), "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    h = state["x"] * (i + 1)
    for layer in state["layers"]:
        h = h + layer.scale * jnp.tanh(h @ layer.w + layer.b)
    return h, type(layer).__name__
