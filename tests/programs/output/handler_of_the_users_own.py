"""A handler written in Python keeps the records that it gets, with their arguments."""
# expect: reason=output

import logging

import jax.numpy as jnp


class Keeping(logging.Handler):
    def __init__(self):
        super().__init__()
        self.kept = []

    def emit(self, record):
        self.kept.append((record.levelno, record.getMessage(), record.funcName, record.lineno, record.args))


logger = logging.getLogger("programs.keeping")
logger.propagate = False
logger.setLevel(logging.INFO)


def setup():
    keeping = Keeping()
    logger.handlers[:] = [keeping]
    return {"x": jnp.array(1.0), "kept": keeping.kept}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    logger.info("x %s at %d", state["x"], i)  # culprit
    return len(state["kept"])
