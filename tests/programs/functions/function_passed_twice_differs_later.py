"""One closure is passed for two functions at first, and two of the same code later."""
# expect: converted, compiles<=5, hits>=8
# calls: 16

import jax.numpy as jnp


def scaled(factor):
    def activation(x):
        return x * factor

    return activation


def setup():
    return [jnp.ones(2)] + [scaled(2.0)] * 2


def between(state, i):
    first, second = scaled(2.0 + i), scaled(3.0 + i)
    state[1:] = [first, first] if i < 8 else [first, second]


def step(state, i):
    x, first, second = state
    return first(x), second(x)
