"""An existing object is chosen by an array, and then changed: the other one stays as it is."""
# expect: compiles<=4

import jax.numpy as jnp


class Arm:
    def __init__(self, value):
        self.value, self.pulls = value, jnp.int32(0)


def setup():
    return {"arms": [Arm(jnp.array(0.5)), Arm(jnp.array(0.75))]}


def step(state, i):
    left, right = state["arms"]
    chosen = left if left.value > right.value else right
    chosen.value = chosen.value * 0.5 + 0.125
    chosen.pulls = chosen.pulls + 1
    if i % 3 == 0:
        left.value = left.value + 0.25
    return chosen.value, left.pulls
