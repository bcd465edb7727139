"""The step itself returns early, with attributes written before and after the return."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Filter:
    def __init__(self):
        self.value = jnp.array(1.0)
        self.smooth = jnp.array(0.0)


def setup():
    return Filter()


def step(state, i):
    state.value = state.value * -1.5
    if state.value < 0:
        return state.smooth
    state.smooth = 0.5 * state.smooth + 0.5 * state.value
    return state.smooth * 2.0
