"""The first layers are frozen: no gradient goes to their weights."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax
import jax.numpy as jnp


class Dense:
    def __init__(self, k, width=40):
        self.name = f"dense{k}"
        self.w = 0.1 * jnp.sin(jnp.arange(float(width * width)) * (k + 1)).reshape(width, width)
        self.b = jnp.full(width, 0.01 * k)

    def __call__(self, x):
        return x + jnp.tanh(x @ self.w + self.b)


def setup():
    layers = [Dense(k) for k in range(24)]
    for k, layer in enumerate(layers):
        layer.is_frozen = k < 11
    return {"layers": layers, "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    def loss_fn(weights):
        h = state["x"] * (i + 1)
        for layer, w in zip(state["layers"], weights):
            w = jax.lax.stop_gradient(w) if layer.is_frozen else w
            h = h + jnp.tanh(h @ w + layer.b)
        return jnp.mean(h**2)

    loss, grads = jax.value_and_grad(loss_fn)([layer.w for layer in state["layers"]])
    for layer, grad in zip(state["layers"], grads):
        layer.w = layer.w - 0.1 * grad
    return loss
