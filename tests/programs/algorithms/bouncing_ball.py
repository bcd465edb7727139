"""A ball that bounces and comes to rest: an event inside each time step, and a state that ends it."""
# expect: converted, compiles<=1, hits>=3

import jax.numpy as jnp


class Ball:
    def __init__(self):
        self.y, self.v, self.at_rest = jnp.float32(1.0), jnp.float32(0.0), False

    def advance(self, dt):
        if self.at_rest:
            return self.y
        self.v = self.v - 4.0 * dt
        y = self.y + self.v * dt
        if y < 0:
            y, self.v = -y * 0.5, -self.v * 0.5
            if self.v < 0.7:
                self.v, self.at_rest = jnp.float32(0.0), True
        self.y = y
        return y


def setup():
    return Ball()


def step(ball, i):
    return [ball.advance(0.25) for _ in range(2)], ball.at_rest
