"""Layers are registered dataclasses; optax makes new ones of them inside a jitted function of its own."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import jax
import jax.numpy as jnp
import optax


def activate(x):
    return jnp.tanh(x) * 0.9


@partial(jax.tree_util.register_dataclass, data_fields=["w", "b"], meta_fields=["activation"])
@dataclass
class Dense:
    w: jax.Array
    b: jax.Array
    activation: Callable = activate

    def __call__(self, x):
        return x + self.activation(x @ self.w + self.b)


class Model:
    def __init__(self, count):
        weights = [0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40) for k in range(count)]
        self.layers = [Dense(w, jnp.zeros(40)) for w in weights]
        self.optimizer = optax.adam(1e-2)
        self.optimizer_state = self.optimizer.init(self.layers)

    def train(self, x, y):
        def loss_fn(layers):
            h = x
            for layer in layers:
                h = layer(h)
            return jnp.mean((h - y) ** 2)

        loss, grads = jax.value_and_grad(loss_fn)(self.layers)
        updates, self.optimizer_state = self.optimizer.update(grads, self.optimizer_state, self.layers)
        self.layers = optax.apply_updates(self.layers, updates)
        return loss


def setup():
    return {"model": Model(12), "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    return state["model"].train(state["x"], 0.1 * i)
