"""The while changes attributes of an object: its carries live in the heap and not in locals."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Ball:
    def __init__(self):
        self.height, self.speed = jnp.array(4.0), jnp.array(0.0)
        self.ticks = 0

    def fall(self):
        while self.height > 0:
            self.speed = self.speed - 1.0
            self.height = self.height + self.speed
            self.ticks += 1
        self.height = self.height + 6.5
        self.speed = -self.speed * 0.5


def setup():
    return Ball()


def step(ball, i):
    ball.fall()
    return ball.height, ball.ticks
