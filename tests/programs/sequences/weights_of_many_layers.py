"""Layers as pairs of weights in a list: they become calls, and are not copied into one array."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    layers = [(jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40) * 0.2, jnp.zeros(40)) for k in range(12)]
    return {"layers": layers, "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    def loss_fn(layers):
        h = state["x"]
        for w, b in layers:
            h = jnp.tanh(h @ w + b)
        return jnp.mean((h - 0.1 * i) ** 2)

    loss, grads = jax.value_and_grad(loss_fn)(state["layers"])
    state["layers"] = [(w - 0.1 * dw, b - 0.1 * db) for (w, b), (dw, db) in zip(state["layers"], grads)]
    return loss
