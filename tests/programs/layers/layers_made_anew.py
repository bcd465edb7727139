"""The loop makes a new layer of each, with other weights, and keeps it."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import dataclasses

import jax.numpy as jnp


@dataclasses.dataclass
class Dense:
    w: object
    b: object
    rate: float = 0.5


def setup():
    layers = [Dense(0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40), jnp.full(40, 0.1)) for k in range(12)]
    return {"layers": layers, "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    h = state["x"] * (i + 1)
    layers = []
    for layer in state["layers"]:
        h = layer.rate * h + jnp.tanh(h @ layer.w + layer.b)
        layers.append(dataclasses.replace(layer, w=layer.w * 0.9))
    is_kept = [new.b is old.b for new, old in zip(layers, state["layers"])]
    state["layers"] = layers
    return h, is_kept
