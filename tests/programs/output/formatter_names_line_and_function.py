"""The formatter names file, line and function of each message: in the step, in a callee, a method and a loop."""
# expect: converted, compiles<=1, hits>=7

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(filename)s:%(lineno)d %(funcName)s %(module)s: %(message)s"))
logger = logging.getLogger("programs.places")
logger.propagate = False
logger.setLevel(logging.DEBUG)
logger.handlers[:] = [handler]


class Model:
    def __init__(self):
        self.x = jnp.array(1.0)

    def update(self, by):
        logger.info("update by %s", by)
        self.x = self.x * 0.5 + by


def noted(value):
    logger.debug("noted %s", value)
    return value


def setup():
    return {"model": Model(), "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()


def step(state, i):
    logger.info("step %d", i)
    state["model"].update(noted(i))
    for k in range(2):
        logger.warning(
            "round %d",
            k,
        )
    [noted(k) for k in range(2)]
    (lambda: logger.error("from a lambda"))()
    return state["model"].x
