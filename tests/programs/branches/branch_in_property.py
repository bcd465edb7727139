"""The branch is in a property and in __call__, reached through plain attribute reads and calls."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Gate:
    def __init__(self):
        self.level = jnp.array(0.25)

    @property
    def opening(self):
        return self.level if self.level < 1.0 else jnp.ones_like(self.level)

    def __call__(self, x):
        if self.level > 1.5:
            return x * 0.0
        return x * self.opening


def setup():
    return Gate()


def step(gate, i):
    out = gate(jnp.array([1.0, 2.0]))
    gate.level = gate.level * 1.5 if gate.level < 2.0 else gate.level - 2.0
    return out, gate.opening
