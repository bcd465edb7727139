"""A trust-region step: the radius grows, shrinks or stays by how well the model predicted the decrease."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def f(x):
    return jnp.sum(x**4) - jnp.sum(x**2) + x[0]


class Region:
    def __init__(self):
        self.x, self.radius = jnp.array([2.0, -1.5]), jnp.float32(0.25)
        self.accepted = 0

    def step(self):
        value, grad = jax.value_and_grad(f)(self.x)
        norm = jnp.sqrt(jnp.sum(grad**2))
        p = -grad * (self.radius / norm)
        ratio = (value - f(self.x + p)) / (self.radius * norm)
        if ratio < 0.25:
            self.radius = 0.25 * self.radius
        elif ratio > 0.6:
            self.radius = jnp.minimum(2.0 * self.radius, 2.0)
        if ratio > 0.1:
            self.x = self.x + p
            self.accepted += 1
        return ratio


def setup():
    return Region()


def step(region, i):
    return region.step(), region.radius, region.accepted
