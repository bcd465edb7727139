"""A message with a dict for its only argument is filled by name."""
# expect: converted, compiles<=2, hits>=6

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
logger = logging.getLogger("programs.dict")
logger.propagate = False
logger.setLevel(logging.INFO)
logger.handlers[:] = [logging.StreamHandler(stream)]


def setup():
    return {"x": jnp.array(1.0), "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    logger.info("%(step)d of %(all)d", {"step": i, "all": 8})
    return state["x"]
