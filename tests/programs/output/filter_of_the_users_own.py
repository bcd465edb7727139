"""A filter written in Python counts and drops messages; the handler is still the library's."""
# expect: converted, compiles<=1, hits>=3

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
logger = logging.getLogger("programs.filters")
logger.propagate = False
logger.setLevel(logging.INFO)
logger.handlers[:] = [logging.StreamHandler(stream)]


class EverySecond(logging.Filter):
    def __init__(self):
        super().__init__()
        self.count = 0

    def filter(self, record):
        self.count += 1
        return self.count % 2 == 0


def setup():
    every_second = EverySecond()
    logger.filters[:] = [every_second]
    return {"x": jnp.array(1.0), "filter": every_second, "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()
    if i == 4:
        logger.filters.clear()


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    logger.info("first of step %d", i)
    logger.info("second of step %d: %s", i, state["x"])
    logger.info("third")
    return state["x"]
