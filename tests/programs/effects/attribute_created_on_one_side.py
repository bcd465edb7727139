"""An attribute that does not exist until one side has set it: hasattr tells on the following calls."""
# expect: converted, compiles<=4, hits>=2

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.x = jnp.array(1.0)


def setup():
    return Model()


def step(model, i):
    model.x = model.x * 1.5
    if model.x > 3.0:
        model.peak = model.x
        model.x = model.x - 2.5
    return model.x, hasattr(model, "peak")
