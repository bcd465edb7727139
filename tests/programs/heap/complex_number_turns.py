"""A complex attribute that takes four values in turn."""
# expect: converted, compiles<=5

import jax.numpy as jnp


class Oscillator:
    def __init__(self):
        self.phase = 1j
        self.x = jnp.array([1.0])


def setup():
    return Oscillator()


def step(oscillator, i):
    oscillator.phase = oscillator.phase * 1j
    oscillator.x = oscillator.x * 1.5
    return oscillator.x * oscillator.phase
