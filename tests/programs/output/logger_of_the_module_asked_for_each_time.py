"""logging.getLogger(__name__) in each call, an adapter and a child logger, and a handler that does nothing."""
# expect: reason=output

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
logging.getLogger("programs.each").handlers[:] = [logging.NullHandler(), logging.StreamHandler(stream)]
logging.getLogger("programs.each").propagate = False
logging.getLogger("programs.each").setLevel(logging.INFO)
ADAPTER = logging.LoggerAdapter(logging.getLogger("programs.each"), {"run": 1})


def setup():
    return {"x": jnp.array(1.0), "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()


def log(text, *arguments):
    logging.getLogger("programs.each").info(text, *arguments)


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    log("step %d", i)
    logging.getLogger("programs").getChild("each").warning("x %s", state["x"])  # culprit
    return adapted(state["x"])


def adapted(x):
    ADAPTER.info("adapted %s", x)
    return x * 2.0
