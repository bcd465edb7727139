"""A model with methods that read and write its attributes."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


class Perceptron:
    def __init__(self, key):
        self.w = jax.random.normal(key, (3,))
        self.b = jnp.zeros(())
        self.last = None

    def predict(self, x):
        return jax.nn.sigmoid(x @ self.w + self.b)

    def fit(self, x, y):
        self.last = error = self.predict(x) - y
        self.w -= 0.1 * x.T @ error
        self.b -= 0.1 * error.sum()
        return jnp.mean(error**2)


def setup():
    return Perceptron(jax.random.key(1))


def step(model, i):
    return model.fit(jnp.array([[1.0, 0.0, 2.0], [0.5, -1.0, 0.0]]), jnp.array([1.0, 0.0]))
