"""Each layer is run under jax.checkpoint, by a function that closes over the loop variable."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax
import jax.numpy as jnp


class Dense:
    def __init__(self, k):
        self.w = 0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40)
        self.b = jnp.full(40, 0.01 * k)

    def __call__(self, x):
        return x + jnp.tanh(x @ self.w + self.b)


def setup():
    return {"layers": [Dense(k) for k in range(12)], "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    def loss_fn(x):
        for number, layer in enumerate(state["layers"]):
            x = jax.checkpoint(lambda x: layer(x) * (number + 1.0))(x) / (number + 1.0)
        return jnp.mean(x) * layer.b.sum() + number

    return jax.value_and_grad(loss_fn)(state["x"] + 0.1 * i)
