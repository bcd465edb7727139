"""A lock around the update of shared state."""
# expect: compiles<=1

import threading

import jax.numpy as jnp


class Shared:
    def __init__(self):
        self.lock = threading.Lock()
        self.x = jnp.array([1.0])

    def update(self):
        with self.lock:
            self.x = self.x * 0.5 + 1.0
            return self.lock.locked()


def setup():
    return Shared()


def step(shared, i):
    return shared.update(), shared.lock.locked()
