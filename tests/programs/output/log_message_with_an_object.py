"""An object with __str__ is an argument of a message and changes after it; a list is, too."""
# expect: reason=object-identity

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
logger = logging.getLogger("programs.objects")
logger.propagate = False
logger.setLevel(logging.INFO)
logger.handlers[:] = [logging.StreamHandler(stream)]


class Meter:
    def __init__(self):
        self.x, self.asked = jnp.array(1.0), 0

    def __str__(self):
        self.asked += 1
        return f"meter {self.x:.3f}"


def setup():
    return {"meter": Meter(), "items": [], "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()


def step(state, i):
    logger.info("before %s %s", state["meter"], state["items"])  # culprit
    state["meter"].x = state["meter"].x * 0.5 + i
    state["items"].append(i)
    logger.info("after %s %s", state["items"], state["meter"])
    return state["meter"].x, state["meter"].asked
