"""A context manager of the user's own that saves and restores a setting and counts."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Precision:
    def __init__(self):
        self.digits = 4
        self.entered = 0


class reduced:
    def __init__(self, precision, digits):
        self.precision = precision
        self.digits = digits

    def __enter__(self):
        self.saved, self.precision.digits = self.precision.digits, self.digits
        self.precision.entered += 1
        return self.precision

    def __exit__(self, kind, value, traceback):
        self.precision.digits = self.saved
        return False


def setup():
    return {"precision": Precision(), "x": jnp.array([1.23456, 2.34567])}


def step(state, i):
    with reduced(state["precision"], 1) as precision:
        rough = jnp.round(state["x"], precision.digits)
    fine = jnp.round(state["x"], state["precision"].digits)
    state["x"] = state["x"] * 1.01
    return rough, fine, state["precision"].entered
