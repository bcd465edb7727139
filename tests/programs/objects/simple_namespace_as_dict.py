"""A SimpleNamespace is written as an object and read as a dict, and the other way round."""
# expect: converted, compiles<=2, hits>=5

import types

import jax.numpy as jnp


def setup():
    return types.SimpleNamespace(value=jnp.zeros(2), rate=1.0)


def step(space, i):
    space.value = jnp.ones(2) * i
    seen = vars(space)["value"]
    vars(space)["rate"] = space.rate + 1
    return seen, space.rate, "value" in space.__dict__
