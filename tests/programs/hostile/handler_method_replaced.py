"""A handler of log messages whose emit was replaced on the instance by a function that looks at the program's state."""
# expect: compiles<=2

import logging

import jax.numpy as jnp

logger = logging.getLogger("janus_jax.tests.handler_method_replaced")
seen = []


def setup():
    state = {"w": jnp.ones(2), "step": 0}
    handler = logging.Handler()
    handler.emit = lambda record: seen.append((state["step"], record.getMessage()))
    logger.handlers[:] = [handler]
    logger.propagate = False
    logger.setLevel(logging.INFO)
    return state


def step(state, i):
    state["step"] += 1
    logger.info("before")
    state["step"] += 1
    state["w"] = state["w"] * 2.0
    return seen[-1], state["w"]
