"""The level of the logger, of its handler and of logging as a whole change between calls."""
# expect: converted, compiles<=4, hits>=8
# calls: 12

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
handler = logging.StreamHandler(stream)
logger = logging.getLogger("programs.levels")
logger.propagate = False
logger.handlers[:] = [handler]
CHANGES = {2: (10, 0, 0), 4: (10, 30, 0), 6: (20, 0, 0), 8: (20, 0, 20), 10: (20, 0, 0)}


def setup():
    change(30, 0, 0)
    return {"x": jnp.array(1.0), "read": ""}


def change(level, of_handler, of_all):
    logger.setLevel(level)
    handler.setLevel(of_handler)
    logging.disable(of_all)


def between(state, i):
    state["read"] = stream.getvalue()
    change(*CHANGES.get(i, (logger.level, handler.level, logger.manager.disable)))


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    logger.debug("debug %s", state["x"])
    logger.info("info %d", i)
    logger.warning("warning")
    return state["x"], logger.isEnabledFor(logging.INFO)
