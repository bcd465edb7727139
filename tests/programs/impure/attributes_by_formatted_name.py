"""Weights are set, read, asked for, listed and deleted under names that an f-string makes."""
# expect: converted, compiles<=4, hits>=10
# calls: 14

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w_a = jnp.ones(3)


def setup():
    return Model()


def step(model, i):
    names = "abc"
    name = f"w_{names[i % 3]}"
    previous = getattr(model, name, None)
    fresh = jnp.arange(3.0) + i if previous is None else previous * 0.5
    setattr(model, name, fresh)
    if hasattr(model, "w_c") and i % 3 == 0:
        delattr(model, "w_c")
    total = sum(jnp.sum(value) for value in vars(model).values())
    return total, list(vars(model)), previous is None
