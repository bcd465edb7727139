"""A logger is disabled and later enabled again; in between, its arguments are not asked for their text."""
# expect: converted, compiles<=2, hits>=6

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
logger = logging.getLogger("programs.disabled")
logger.propagate = False
logger.setLevel(logging.DEBUG)
logger.handlers[:] = [logging.StreamHandler(stream)]


def setup():
    logger.disabled = False
    return {"x": jnp.array(1.0), "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()
    logger.disabled = i in (3, 4, 5)


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    logger.info("step %s x %s", i, state["x"])
    return state["x"], logger.disabled
