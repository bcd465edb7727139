"""Exceptions of the user's own classes raised deep below and caught, chained, and raised again."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class BadShape(ValueError):
    def __init__(self, shape):
        super().__init__(f"bad shape {shape}")
        self.shape = shape


def check(x):
    if x.ndim != 2:
        raise BadShape(x.shape)
    return x


def fit(x):
    try:
        return check(x)
    except BadShape as error:
        try:
            raise LookupError("retry") from error
        except LookupError as second:
            return x[None] * len(second.__cause__.shape)


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = fit(state["x"])[0] * 0.7
    return fit(state["x"])
