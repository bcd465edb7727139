"""Messages below the level of the logger are nothing; the level changes once, and a message is written."""
# expect: converted, compiles<=2, hits>=4

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
logger = logging.getLogger("janus_jax.quiet_program")
logger.handlers[:] = [logging.StreamHandler(stream)]
logger.propagate = False
logger.setLevel(logging.WARNING)


def setup():
    logger.setLevel(logging.WARNING)
    stream.seek(0)
    stream.truncate()
    return {"x": jnp.array([4.0])}


def between(state, i):
    logger.setLevel(logging.DEBUG if i == 6 else logging.WARNING)


def step(state, i):
    state["x"] = state["x"] * 0.5
    logger.debug("x %s", state["x"])
    logging.getLogger("janus_jax.quiet_program").info("mean %.3f", state["x"].mean())
    return logger.isEnabledFor(logging.ERROR)
