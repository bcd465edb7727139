"""A number of the user's own class counts how often JAX asks it for its value in each way that it offers."""
# expect: reason=opaque-object

import jax.numpy as jnp


class Shift:
    def __init__(self):
        self.count = 2
        self.asked = 0

    def __index__(self):
        self.asked += 1
        return self.count

    def __iter__(self):
        self.asked += 1
        return iter(range(self.count))

    def __len__(self):
        self.asked += 1
        return self.count

    def __getitem__(self, key):
        self.asked += 1
        return self.count

    def __jax_array__(self):
        self.asked += 1
        return jnp.float32(self.count)

    def __float__(self):
        self.asked += 1
        return float(self.count)


def setup():
    return Shift()


def between(shift, i):
    shift.count = (2, 2, 2, 3, 3, 4, 2, 2)[i % 8]


def step(shift, i):
    return jnp.roll(jnp.arange(5.0), shift), shift.asked  # culprit
