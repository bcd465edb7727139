"""A message whose arguments do not fit is reported on standard error by logging, and the program goes on."""
# expect: compiles<=9

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
logger = logging.getLogger("programs.wrong")
logger.propagate = False
logger.setLevel(logging.INFO)
logger.handlers[:] = [logging.StreamHandler(stream)]


def setup():
    logging.raiseExceptions = False
    return {"x": jnp.array(1.0), "read": "", "refused": 0}


def between(state, i):
    state["read"] = stream.getvalue()


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    try:
        logger.info("%d", [i])
        logger.info("%d", "text")
        logger.info("%d")
        logger.info("%s", i, i)
    except TypeError:
        state["refused"] += 1
    logger.info("fine")
    return state["x"], state["refused"]
