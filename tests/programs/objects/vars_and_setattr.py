"""Parameters updated through vars(), setattr, getattr and __dict__."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Params:
    def __init__(self):
        self.w = jnp.array([1.0, 2.0])
        self.b = jnp.zeros(2)


def setup():
    return Params()


def step(params, i):
    for name, value in list(vars(params).items()):
        setattr(params, name, value * 0.9 + 0.1)
    vars(params)["sum"] = params.w + params.b
    params.__dict__.update(last=params.sum)
    return getattr(params, "sum"), list(params.__dict__), "last" in vars(params)
