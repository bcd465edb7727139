"""The default value of a parameter is replaced on the function object."""
# expect: converted, compiles<=2, hits>=4, misses>=1

import jax.numpy as jnp


def smooth(x, amount=0.5):
    return x * amount + jnp.roll(x, 1) * (1 - amount)


def setup():
    return {"x": jnp.arange(4.0)}


def between(state, i):
    if i == 4:
        smooth.__defaults__ = (0.75,)


def step(state, i):
    return smooth(state["x"])
