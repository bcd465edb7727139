"""A SimpleNamespace changes on one side only."""
# expect: converted, compiles<=2, hits>=4

import types

import jax.numpy as jnp


def setup():
    return types.SimpleNamespace(x=jnp.array(1.0), note="start")


def step(space, i):
    if space.x > 2.0:
        space.x = space.x - 1.5
        space.note = "down"
    else:
        space.x = space.x * 1.5
    return space.x, space.note
