"""Messages in a loop of seventy steps, each of which has a number and an array, and some of which are warnings."""
# expect: converted, compiles<=1, hits>=4
# calls: 5

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)s %(lineno)d %(message)s"))
logger = logging.getLogger("programs.long")
logger.propagate = False
logger.setLevel(logging.INFO)
logger.handlers[:] = [handler]


def setup():
    return {"x": jnp.array([1.0, 0.5]), "read": ""}


def between(state, i):
    state["read"] = stream.getvalue()


def step(state, i):
    x = state["x"]
    for k in range(70):
        x = jnp.roll(x, 1) * 0.984375
        logger.info("k %d x %.3f", k, x[0])
        if k % 30 == 29:
            logger.warning("k is %d", k)
    state["x"] = x + 0.5
    return x
