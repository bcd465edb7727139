"""Layers are lists of weights: one loop reads them, one writes to them, and one adds to them."""
# expect: converted, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    layers = [[0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40), jnp.full(40, 0.1)] for k in range(12)]
    return {"layers": layers, "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    h = jnp.sin(state["x"] + i)
    for layer in state["layers"]:
        w, b = layer[:2]
        h = h + jnp.tanh(h @ w + b)
    for layer in state["layers"]:
        layer[1] = layer[1] * 0.5 + h.mean()
    for layer in state["layers"]:
        if len(layer) < 3:
            layer.append(h)
    return h, w is state["layers"][-1][0]
