"""logger.exception writes the message with the traceback of the exception that is being handled."""
# expect: converted, compiles<=1, hits>=5

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
logger = logging.getLogger("programs.exceptions")
logger.propagate = False
logger.setLevel(logging.INFO)
logger.handlers[:] = [logging.StreamHandler(stream)]


def setup():
    return {"x": jnp.array(1.0), "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()


def update(x, divisor):
    if divisor == 0:
        raise ValueError("divisor is zero")
    return x / divisor + 1.0


def step(state, i):
    try:
        state["x"] = update(state["x"], (i + 1) % 4)
    except ValueError:
        logger.exception("step %d failed", i)
    logger.info("x %s", state["x"])
    return state["x"]
