"""Blocks hold lists of layers: a loop over layers in a loop over blocks."""
# expect: converted, compiles<=1, hits>=3, rolled==2
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


class Block:
    def __init__(self, k):
        self.layers = [Dense(10 * k + j) for j in range(10)]
        self.norm = {"scale": jnp.ones(40), "shift": jnp.zeros(40)}

    def __call__(self, x):
        h = x * self.norm["scale"] + self.norm["shift"]
        for layer in self.layers:
            h = layer(h)
        return x + h


def setup():
    return {"blocks": [Block(k) for k in range(4)], "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    def loss_fn(x):
        for block in state["blocks"]:
            x = block(x)
        return jnp.mean(x)

    return jax.value_and_grad(loss_fn)(state["x"] + 0.1 * i)
