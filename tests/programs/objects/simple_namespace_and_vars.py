"""A bag of attributes that is updated through vars(), setattr and __dict__."""
# expect: converted, compiles<=1, hits>=6

from types import SimpleNamespace

import jax.numpy as jnp


def setup():
    return SimpleNamespace(w=jnp.array([1.0, 2.0]), b=jnp.zeros(2))


def step(params, i):
    for name, value in list(vars(params).items()):
        setattr(params, name, value * 0.9 + 0.1)
    vars(params)["sum"] = params.w + params.b
    params.__dict__.update(last=params.sum)
    return getattr(params, "sum"), list(params.__dict__)
