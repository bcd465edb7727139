"""Each side sets two attributes, one of which the other side sets too."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Pendulum:
    def __init__(self):
        self.angle = jnp.array(0.5)
        self.speed = jnp.array(1.0)
        self.turns = jnp.int32(0)


def setup():
    return Pendulum()


def step(p, i):
    if p.angle > 1.0:
        p.angle = p.angle - 2.0
        p.turns = p.turns + 1
    else:
        p.angle = p.angle + p.speed
        p.speed = p.speed * 0.75
    return p.angle, p.speed, p.turns
