"""Attributes that are new, overwritten, read back, and deleted again."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.array([1.0, 2.0])
        self.old = None


def setup():
    return Model()


def step(model, i):
    model.temporary = model.w * 2
    model.old, model.w = model.w, model.temporary / 3
    model.temporary = model.temporary + model.old
    result = model.temporary
    del model.temporary
    return result, hasattr(model, "temporary"), list(vars(model))
