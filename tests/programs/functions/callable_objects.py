"""Objects with __call__ composed into a network."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


class Linear:
    def __init__(self, key, n_in, n_out):
        self.w = jax.random.normal(key, (n_in, n_out)) * 0.3
        self.b = jnp.zeros(n_out)

    def __call__(self, x):
        return x @ self.w + self.b


class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def setup():
    keys = jax.random.split(jax.random.key(0), 2)
    return Sequential(Linear(keys[0], 3, 4), jax.nn.relu, Linear(keys[1], 4, 2))


def step(net, i):
    net.layers[0].b = net.layers[0].b + 0.1
    return net(jnp.ones((2, 3)))
