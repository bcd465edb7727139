"""logging.info, warning and error of the module go to the root logger, which has a handler and a level of its own."""
# expect: converted=work, reason=output, compiles<=1, hits>=7

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(name)s %(levelname)s %(funcName)s %(message)s"))


def setup():
    return {"x": jnp.array(1.0), "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()


def step(state, i):
    before, logging.root.level = logging.root.level, logging.INFO
    logging.root.addHandler(handler)  # culprit
    try:
        return work(state, i)
    finally:
        logging.root.removeHandler(handler)
        logging.root.level = before


def work(state, i):
    state["x"] = state["x"] * 0.5 + i
    logging.info("step %d", i)
    logging.debug("not shown")
    logging.error("x %.3f", state["x"])
    return state["x"]
