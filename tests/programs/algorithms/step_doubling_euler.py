"""Euler's method with step doubling, in a while on the time, and attributes for the state of the integrator."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Integrator:
    def __init__(self):
        self.t, self.y, self.h = jnp.float32(0.0), jnp.array([1.0, 0.0]), jnp.float32(0.5)
        self.steps = 0

    def advance(self, end, tol):
        while self.t < end:
            whole = self.y + self.h * self.slope(self.y)
            half = self.y + 0.5 * self.h * self.slope(self.y)
            double = half + 0.5 * self.h * self.slope(half)
            if jnp.max(jnp.abs(double - whole)) < tol:
                self.t, self.y = self.t + self.h, double
                self.h = jnp.minimum(self.h * 2.0, 1.0)
            else:
                self.h = self.h * 0.5
            self.steps += 1

    def slope(self, y):
        return jnp.stack([y[1], -y[0]])


def setup():
    return Integrator()


def step(integrator, i):
    integrator.advance(0.6 * i + 0.4, 0.05 * (1 + i % 2))
    return integrator.y, integrator.steps
