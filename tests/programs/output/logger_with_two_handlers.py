"""One handler takes everything, in one format, to one buffer; the other takes errors, in another format, to stderr."""
# expect: converted, compiles<=1, hits>=7

import io
import logging

import jax.numpy as jnp

everything, errors = io.StringIO(), io.StringIO()
first, second = logging.StreamHandler(everything), logging.StreamHandler(errors)
first.setFormatter(logging.Formatter("%(levelname)-8s|%(message)s"))
second.setFormatter(logging.Formatter("{name}! {message}", style="{"))
second.setLevel(logging.ERROR)
logger = logging.getLogger("programs.two")
logger.propagate = False
logger.setLevel(logging.DEBUG)


def setup():
    logger.handlers[:] = [first, second]
    return {"x": jnp.array(1.0), "read": None}


def between(state, i):
    state["read"] = everything.getvalue(), errors.getvalue()
    if i == 5:
        logger.removeHandler(first)


def step(state, i):
    x = state["x"] * 1.5
    logger.info("x %.3f", x)
    if x > 4.0:
        logger.error("x %.3f is large", x)
        x = x - 3.5
    state["x"] = x
    return x
