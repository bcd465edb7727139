"""Settings of NumPy, warnings, decimal and JAX, changed by context managers around a branch that cannot be converted."""
# expect: compiles<=2

import contextlib
import decimal
import io
import sys
import warnings

import jax
import jax.numpy as jnp
import numpy as np


def settings():
    filters = len(warnings.filters)
    return np.geterr()["divide"], decimal.getcontext().prec, jax.config.jax_default_matmul_precision, filters


def setup():
    return {"x": jnp.array(1.0), "stdout": sys.stdout is sys.__stdout__}


def choose(x):
    return x * 0.5 if x > 2 else x + 1.0


def step(state, i):
    before = settings()
    with np.errstate(divide="ignore"), decimal.localcontext() as context:
        context.prec = 5
        state["x"] = choose(state["x"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        state["x"] = choose(state["x"])
    with jax.default_matmul_precision("float32"):
        state["x"] = choose(state["x"])
    with contextlib.redirect_stdout(io.StringIO()) as text:
        print("inside")
        state["x"] = choose(state["x"])
    return before == settings(), settings()[:3], text.getvalue()
