"""Without a handler anywhere, warnings and errors go to standard error through the handler of last resort."""
# expect: converted, compiles<=1, hits>=7

import logging

import jax.numpy as jnp

logger = logging.getLogger("programs.bare")


def setup():
    logger.propagate = False
    logger.handlers.clear()
    logger.setLevel(logging.DEBUG)
    return {"x": jnp.array(1.0)}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    logger.info("not shown %d", i)
    logger.warning("shown %d", i)
    logger.error("x %s", state["x"])
    return state["x"]
