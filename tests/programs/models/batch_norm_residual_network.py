"""A residual network with batch norm, whose running statistics are attributes written during the forward pass."""
# expect: converted, compiles<=2, hits>=6
# calls: 10

import jax
import jax.numpy as jnp


class BatchNorm:
    def __init__(self, size):
        self.mean, self.var = jnp.zeros(size), jnp.ones(size)

    def __call__(self, x, training):
        if not training:
            return (x - self.mean) / jnp.sqrt(self.var + 1e-3)
        mean, var = x.mean(0), x.var(0)
        self.mean = 0.9 * self.mean + 0.1 * mean
        self.var = 0.9 * self.var + 0.1 * var
        return (x - mean) / jnp.sqrt(var + 1e-3)


class ResNet:
    def __init__(self, key, depth=2, size=3):
        self.weights = [jax.random.normal(k, (size, size)) * 0.5 for k in jax.random.split(key, depth)]
        self.norms = [BatchNorm(size) for _ in range(depth)]

    def __call__(self, x, training=True):
        for w, norm in zip(self.weights, self.norms):
            x = x + jax.nn.relu(norm(x @ w, training))
        return x


def setup():
    return {"net": ResNet(jax.random.key(0)), "x": jax.random.normal(jax.random.key(1), (4, 3))}


def step(state, i):
    return state["net"](state["x"] * 1.5, training=i % 5 != 4).mean(0)
