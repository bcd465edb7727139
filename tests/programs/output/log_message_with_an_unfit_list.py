"""A message whose argument, a list, does not fit is left out by logging, and the program goes on."""
# expect: converted, compiles<=2, hits>=6

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
logger = logging.getLogger("programs.unfit")
logger.propagate = False
logger.setLevel(logging.INFO)
logger.handlers[:] = [logging.StreamHandler(stream)]


def setup():
    logging.raiseExceptions = False
    return {"x": jnp.array(1.0), "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    logger.info("%d", [i])
    return state["x"]
