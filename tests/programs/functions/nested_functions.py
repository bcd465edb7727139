"""Functions defined inside functions inside the step, each seeing the variables of the outer ones."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([0.1, 0.2, 0.3])}


def step(state, i):
    x = state["x"]

    def outer(scale):
        def inner(y):
            return y * scale + x

        return inner(x) + inner(inner(x))

    state["x"] = outer(0.5) / 3
    return outer(2.0)
