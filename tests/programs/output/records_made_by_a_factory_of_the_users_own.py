"""Between two calls a factory for log records is set that counts them, and later the library's is put back."""
# expect: converted, compiles<=2, hits>=3

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
logger = logging.getLogger("programs.factory")
logger.propagate = False
logger.setLevel(logging.INFO)
logger.handlers[:] = [logging.StreamHandler(stream)]
COUNTS = []


def counted(*arguments, **keywords):
    COUNTS.append(arguments[3])
    return logging.LogRecord(*arguments, **keywords)


def setup():
    return {"x": jnp.array(1.0), "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()
    logging.setLogRecordFactory(counted if 3 <= i < 6 else logging.LogRecord)


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    logger.info("step %d x %s", i, state["x"])
    return len(COUNTS)
