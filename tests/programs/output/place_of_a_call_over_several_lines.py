"""Calls that are written over several lines: messages and warnings name the line that CPython gives them."""
# expect: converted, compiles<=3, hits>=5

import io
import logging
import warnings

import jax.numpy as jnp

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(lineno)d %(funcName)s: %(message)s"))
logger = logging.getLogger("programs.lines")
logger.propagate = False
logger.setLevel(logging.DEBUG)
logger.handlers[:] = [handler]


# fmt: off
def old(x):
    warnings.warn(
        "old "
        f"{x:.2f}",
        DeprecationWarning,
        stacklevel=2,
    )
    return x * 0.5


def setup():
    return {"x": jnp.array(1.0), "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()


def step(state, i):
    (
        logger
        .info(
            "chained %d",
            i,
        )
    )
    state["x"] = (
        old(
            state["x"]
        )
        + i
        + old(
            1.0
            + i
        )
    )
    logger.log(
        logging.WARNING
        if i % 2
        else logging.INFO,
        "level by parity",
    )
    if (
        i > 2
        and logger.info("in a condition") is None
    ):
        warnings.warn("at the end")
    return state["x"]
